// Queue outbox-emails: gives emails to SES.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handleBatch, visibilityOf } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table.ts';
import { deliver } from '../deliver.ts';
import { sendEmail } from '../email-client.ts';
import { verdictUnlessStale } from '../gate.ts';
import { outboxMessage } from '../outbox.ts';
import { sendStore } from '../send-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  QUEUE_URL: z.string(),
  EMAIL_FROM: z.string(),
  EMAIL_CONFIGURATION_SET: z.string(),
});
const store = sendStore(openTable(env.TABLE_NAME));
const sender = { from: env.EMAIL_FROM, configurationSet: env.EMAIL_CONFIGURATION_SET };

export const handler = (event: unknown) =>
  handleBatch(
    event,
    async (body, receives) => {
      const { content, state } = await store.read(outboxMessage.parse(JSON.parse(body)).sendId);
      if (content.channel !== 'email') throw new Error('This queue is for emails');
      return deliver(content, state, new Date(), receives, {
        store,
        random: Math.random,
        verdictOn: verdictUnlessStale,
        give: (email) => sendEmail(email, sender),
      });
    },
    visibilityOf(env.QUEUE_URL),
  );
