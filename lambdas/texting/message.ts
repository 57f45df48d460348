// A message between agent and client, as it is kept and as it is shown.
import * as z from 'zod';
import type { Race } from '../claiming/referral.ts';
import { segmentsOf } from './segments.ts';

/** What became of a message; `queued` until the outbox has looked at it. */
export const deliverySchema = z.enum([
  'queued',
  'held',
  'sending',
  'accepted',
  'delivered',
  'failed',
  'refused',
  'unconfirmed',
]);

export const messageSchema = z.object({
  referralId: z.string(),
  messageId: z.string(),
  direction: z.enum(['outbound', 'inbound']),
  /** The agent who wrote it. */
  agentId: z.string(),
  body: z.string(),
  at: z.iso.datetime(),
  delivery: deliverySchema,
  encoding: z.enum(['GSM-7', 'UCS-2']),
  segments: z.int(),
});
export type Message = z.infer<typeof messageSchema>;

/** Within this time after the claim the same words, sent without an Idempotency-Key, are the claiming text repeated. */
const repeatSeconds = 600;

/** A message that an agent writes. */
export function newMessage(
  message: Pick<Message, 'referralId' | 'messageId' | 'agentId' | 'body' | 'at'>,
): Message {
  return { ...message, direction: 'outbound', delivery: 'queued', ...segmentsOf(message.body) };
}

/** True when `text` only repeats the text that claimed (CL-3). */
export function isSameText(
  claim: { text?: string | undefined; at: string },
  text: string,
  now: Date,
): boolean {
  return claim.text === text && now.getTime() - Date.parse(claim.at) <= repeatSeconds * 1000;
}

/** The first page of a conversation: the text that claimed belongs to it from the claim on, written down yet or not. */
export function withClaimingText(messages: readonly Message[], race: Race): Message[] {
  if (race.status !== 'claimed' || race.claim.text === undefined) return [...messages];
  const { agentId, actId: messageId, text: body, at } = race.claim;
  if (messages.some((message) => message.messageId === messageId)) return [...messages];
  return [newMessage({ referralId: race.referralId, messageId, agentId, body, at }), ...messages];
}
