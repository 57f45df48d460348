// When an owner is told of their client's replies (TX-4): of the first at once, then at most once in five minutes, of all that came since.
import * as z from 'zod';
import { instant } from '../platform/instant.ts';
import type { ConversationPlace } from './message.ts';

const pauseMs = 5 * 60_000;
/** A digest that is later than that was lost on its way: the next reply asks for it again. */
const lostMs = 15 * 60_000;
/** Replies that a digest names; beyond them it says how many there are. */
const mostNamed = 500;

export const replyDigestSchema = z.object({
  /** Counts the changes, so that a decision made on an older state is not carried out. */
  revision: z.int(),
  /** What the owner was told last, or is being told: the places of these replies, and how many more there were. */
  told: z.object({
    id: z.string(),
    at: instant,
    agentId: z.string(),
    places: z.array(z.string()),
    more: z.int(),
  }),
  /** What came since, and waits for the digest. */
  waiting: z.object({ places: z.array(z.string()), more: z.int() }),
});
export type ReplyDigest = z.infer<typeof replyDigestSchema>;
/** What an owner is told in one message. `id` is the same however often it is told. */
export type Telling = ReplyDigest['told'];

/** A client's reply, as far as it matters here. */
export type Reply = { messageId: string; place: ConversationPlace };

/**
 * What follows from a reply: it is told at once, or it asks for a digest at `dueAt`. `waiting`: the digest that is asked for already
 * will have it. `told`: it was part of one.
 */
export type Consequence =
  | { kind: 'tell'; telling: Telling }
  | { kind: 'ask-for-digest'; dueAt: string }
  | { kind: 'waiting' }
  | { kind: 'told' };

const nothing: ReplyDigest['waiting'] = { places: [], more: 0 };

/** When the digest of what waits is due; undefined when nothing waits. */
export function dueAtOf({ told, waiting }: ReplyDigest): string | undefined {
  if (waiting.places.length === 0) return undefined;
  return new Date(Date.parse(told.at) + pauseMs).toISOString();
}

/** What becomes of `digest` by `reply` to its owner `agentId`, and what follows. Doing it again follows the same. */
export function withReply(
  digest: ReplyDigest | undefined,
  { messageId, place }: Reply,
  agentId: string,
  now: Date,
): { digest: ReplyDigest; consequence: Consequence } {
  if (digest === undefined) return tellAtOnce(0, { messageId, place }, agentId, now);
  const { told, waiting } = digest;
  if (told.id === messageId) return { digest, consequence: { kind: 'tell', telling: told } };
  if (told.places.includes(place)) return { digest, consequence: { kind: 'told' } };
  const isFree = now.getTime() >= Date.parse(told.at) + pauseMs || told.agentId !== agentId;
  if (waiting.places.length === 0 && isFree) {
    return tellAtOnce(digest.revision, { messageId, place }, agentId, now);
  }
  const next = waiting.places.includes(place) ? digest : { ...digest, ...withWaiting(digest, place) };
  const dueAt = dueAtOf(next);
  const isFirst = next.waiting.places[0] === place;
  const isLost = dueAt !== undefined && now.getTime() > Date.parse(dueAt) + lostMs;
  const asks = dueAt !== undefined && (isFirst || isLost);
  return { digest: next, consequence: asks ? { kind: 'ask-for-digest', dueAt } : { kind: 'waiting' } };
}

/** What tells of one reply. */
export function tellingOf(messageId: string, place: ConversationPlace, agentId: string, now: Date): Telling {
  return { id: messageId, at: now.toISOString(), agentId, places: [place], more: 0 };
}

function tellAtOnce(revision: number, { messageId, place }: Reply, agentId: string, now: Date) {
  const telling = tellingOf(messageId, place, agentId, now);
  const digest = { revision: revision + 1, told: telling, waiting: nothing };
  return { digest, consequence: { kind: 'tell', telling } as const };
}

function withWaiting({ revision, waiting }: ReplyDigest, place: ConversationPlace) {
  const { places, more } = waiting;
  const isFull = places.length >= mostNamed;
  return {
    revision: revision + 1,
    waiting: isFull ? { places, more: more + 1 } : { places: [...places, place], more },
  };
}

/** What becomes of `digest` when the one that is due at `dueAt` is told to `agentId`; undefined when there is nothing to tell. */
export function whenDue(
  digest: ReplyDigest,
  dueAt: string,
  agentId: string,
  now: Date,
): { digest: ReplyDigest; telling: Telling } | undefined {
  const { revision, told, waiting } = digest;
  // Asked for twice, or once more after a crash: it is told in the same words.
  if (told.id === dueAt) return { digest, telling: told };
  if (dueAtOf(digest) !== dueAt) return undefined;
  const telling = { id: dueAt, at: now.toISOString(), agentId, ...waiting };
  return { digest: { revision: revision + 1, told: telling, waiting: nothing }, telling };
}
