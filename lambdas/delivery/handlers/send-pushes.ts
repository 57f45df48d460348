// Queue outbox-pushes: gives push messages to SNS.
import * as z from 'zod';
import { snsPushes } from '../../carriers/sns-push/push-carrier.ts';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import { verdictOnTime } from '../gate/gate.ts';
import { outboxHandler } from '../outbox/outbox-handler.ts';
import { outboxStore } from '../outbox/outbox-store.ts';
import type { PushCarrier } from '../push-carrier.ts';

const env = readEnv({ TABLE_NAME: z.string(), QUEUE_URL: z.string() });

const carrier: PushCarrier = snsPushes;

export const handler = outboxHandler({
  queueUrl: env.QUEUE_URL,
  store: outboxStore(openTable(env.TABLE_NAME)),
  isMine: (content) => content.channel === 'push',
  verdictOn: verdictOnTime,
  give: (push) => carrier.send(push),
});
