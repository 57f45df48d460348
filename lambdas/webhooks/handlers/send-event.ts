// Queue of a webhook: events for its receiver, each until it is taken or a day is over.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handleBatch, visibilityOf } from '../../platform/queue-batch.ts';
import { receiverAt } from '../receiver-client.ts';
import { secretsOf } from '../secret-client.ts';
import { type SendEventDeps, sendEvent } from '../send-event.ts';

const env = readEnv({ WEBHOOK_URL: z.url(), WEBHOOK_KEY_ARN: z.string(), QUEUE_URL: z.string() });
const now = () => new Date();
const deps = {
  post: receiverAt({ url: env.WEBHOOK_URL, secrets: secretsOf(env.WEBHOOK_KEY_ARN, now), now }),
  noteRefused: (refused) => console.info({ event: 'webhook-not-taken', ...refused }),
  random: Math.random,
} satisfies SendEventDeps;
const comeBack = visibilityOf(env.QUEUE_URL);

export const handler = (event: unknown) =>
  handleBatch(event, (body, attempt) => sendEvent(JSON.parse(body), attempt, deps), comeBack);
