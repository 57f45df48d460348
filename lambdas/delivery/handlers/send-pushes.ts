// Queue outbox-pushes: gives push messages to SNS, and to the push services of browsers.
import * as z from 'zod';
import { pushCarriers } from '../../carriers/push-carriers.ts';
import { webPushes } from '../../carriers/web-push/push-carrier.ts';
import { vapidKey } from '../../carriers/web-push/vapid-key-client.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { isAtPushService } from '../../people/devices/web-subscription.ts';
import { peopleStore } from '../../people/people-store.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import { judgePush } from '../gate/judge-push.ts';
import { outboxHandler } from '../outbox/outbox-handler.ts';
import type { PushContent } from '../outbox/outbox-message.ts';
import { outboxStore } from '../outbox/outbox-store.ts';
import type { PushCarrier } from '../push-carrier.ts';
import { pushToDevice } from '../push-to-device.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  QUEUE_URL: z.string(),
  PUSH_KEY_ID: z.string(),
  PUSH_SERVICES: jsonVariable(z.array(z.string())),
  PORTAL_URL: z.string(),
});
const table = openTable(env.TABLE_NAME);
const carrier: PushCarrier = pushCarriers(
  webPushes({
    key: vapidKey(env.PUSH_KEY_ID),
    contact: env.PORTAL_URL,
    isKnown: (endpoint) => isAtPushService(endpoint, env.PUSH_SERVICES),
  }),
);
const deps = { carrier, people: peopleStore(table), races: raceStore(table), now: () => new Date() };

export const handler = outboxHandler({
  queueUrl: env.QUEUE_URL,
  store: outboxStore(table),
  isMine: (content): content is PushContent => content.channel === 'push',
  verdictOn: (push, now) => judgePush(push, now, deps),
  give: (push, attempt) => pushToDevice(push, attempt, deps),
});
