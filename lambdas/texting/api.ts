// The routes of texting: the conversation between agent and client.
import * as z from 'zod';
import { idempotencyHeaders, referralParameters } from '../claiming/api.ts';
import { cursorTo } from '../platform/cursor.ts';
import { describeRoute, nothing } from '../platform/route.ts';
import { messageSchema } from './message.ts';

/** Longest message, in characters: room is left for names and opt-out instructions within the carrier's 1,600. */
const maxBodyLength = 1200;

const messageAnswer = messageSchema.pick({
  messageId: true,
  direction: true,
  body: true,
  at: true,
  delivery: true,
  encoding: true,
  segments: true,
});

export const sendMessage = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/messages',
  summary: 'Texts the client. The first text claims the referral; both commit together or not at all.',
  roles: ['agent'],
  parameters: referralParameters,
  query: nothing,
  headers: idempotencyHeaders,
  body: z.object({ body: z.string().trim().min(1).max(maxBodyLength) }),
  status: 201,
  answer: messageAnswer,
  problems: [
    'not-found',
    'already-claimed',
    'already-declined',
    'referral-returned',
    'offer-expired',
    'text-consent-missing',
    'link-shortener',
    'idempotency-key-reused',
  ],
});

export const listMessages = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/messages',
  summary: 'The conversation, oldest first.',
  roles: ['agent'],
  parameters: referralParameters,
  query: z.object({ cursor: cursorTo(/^[0-9TZ:.-]{20,30}#msg_[\w-]{1,60}$/).optional() }),
  headers: nothing,
  body: nothing,
  status: 200,
  answer: z.object({ messages: z.array(messageAnswer), cursor: z.string().optional() }),
  problems: ['not-found'],
});
