// The routes of texting: the conversation between agent and client, and texts that found none.
import * as z from 'zod';
import { idempotencyHeaders, referralParameters } from '../claiming/api.ts';
import { anyNumber } from '../consent/api.ts';
import { cursorTo } from '../platform/cursor.ts';
import { describeRoute, nothing } from '../platform/route.ts';
import { agentsMessageSchema, clientsMessageSchema } from './message.ts';

/** Longest message, in characters: room is left for names and opt-out instructions within the carrier's 1,600. */
const maxBodyLength = 1200;

const messageAnswer = z.discriminatedUnion('direction', [
  agentsMessageSchema.omit({ referralId: true, deliveryAt: true, givenAt: true }),
  clientsMessageSchema.omit({ referralId: true }),
]);

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
    'client-opted-out',
    'link-shortener',
    'spam-phrase',
    'idempotency-key-reused',
  ],
});

export const listMessages = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/messages',
  summary: 'The conversation, oldest first or newest first; `cursor` goes on in the same order.',
  roles: ['agent'],
  parameters: referralParameters,
  query: z.object({
    order: z.enum(['oldest', 'newest']).default('oldest'),
    cursor: cursorTo(/^[0-9TZ:.-]{20,30}#ms[gr]_[\w-]{1,60}$/).optional(),
  }),
  headers: nothing,
  body: nothing,
  status: 200,
  answer: z.object({ messages: z.array(messageAnswer), cursor: z.string().optional() }),
  problems: ['not-found'],
});

export const markMessagesRead = describeRoute({
  method: 'PUT',
  path: '/referrals/{referralId}/messages/read',
  summary: 'The owner has seen all messages up to an instant.',
  roles: ['agent'],
  parameters: referralParameters,
  query: nothing,
  headers: nothing,
  body: z.object({ until: z.iso.datetime() }),
  status: 200,
  answer: z.object({ until: z.string() }),
  problems: ['not-found'],
});

export const stopTexting = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/stop-texting',
  summary: 'Marks the client as one who cannot be texted: the same as their STOP, until their own START.',
  roles: ['agent'],
  parameters: referralParameters,
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: z.object({ referralId: z.string(), clientOptedOut: z.literal(true) }),
  problems: ['not-found'],
});

export const listUnmatchedTexts = describeRoute({
  method: 'GET',
  path: '/numbers/{e164}/unmatched-texts',
  summary: 'What a phone texted that belongs to no conversation, newest first.',
  roles: ['admin'],
  parameters: z.object({ e164: anyNumber }),
  query: z.object({ cursor: cursorTo(/^[0-9TZ:.-]{20,30}#.{1,200}$/).optional() }),
  headers: nothing,
  body: nothing,
  status: 200,
  answer: z.object({
    texts: z.array(z.object({ to: z.string(), body: z.string(), at: z.string(), program: z.string() })),
    cursor: z.string().optional(),
  }),
  problems: [],
});
