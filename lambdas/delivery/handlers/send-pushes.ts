// Queue outbox-pushes: gives push messages to SNS.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handleBatch, visibilityOf } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table.ts';
import { deliver } from '../deliver.ts';
import { verdictUnlessStale } from '../gate.ts';
import { outboxMessage } from '../outbox.ts';
import { sendPush } from '../push-client.ts';
import { sendStore } from '../send-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), QUEUE_URL: z.string() });
const store = sendStore(openTable(env.TABLE_NAME));

export const handler = (event: unknown) =>
  handleBatch(
    event,
    async (body, receives) => {
      const { content, state } = await store.read(outboxMessage.parse(JSON.parse(body)).sendId);
      if (content.channel !== 'push') throw new Error('This queue is for pushes');
      return deliver(content, state, new Date(), receives, {
        store,
        random: Math.random,
        verdictOn: verdictUnlessStale,
        give: sendPush,
      });
    },
    visibilityOf(env.QUEUE_URL),
  );
