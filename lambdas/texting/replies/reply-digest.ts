// When an owner is told of their client's replies (TX-4), and of whether texts reach the client (CL-12): of the first at once, then
// at most once in five minutes, of all that came since.
import * as z from 'zod';
import { instant, laterBy } from '../../platform/instant.ts';
import type { ConversationPlace } from '../message.ts';

const pauseMs = 5 * 60_000;
/** A digest that is later than that was lost on its way: the next reply asks for it again. */
const lostMs = 15 * 60_000;
/** Replies that a digest names; beyond them it says how many there are. */
const mostNamed = 500;

/** Whether the owner's client can be reached by phone alone. `occasion`: by which change. */
const reachSchema = z.object({ isCutOff: z.boolean(), occasion: z.string() });
export type Reach = z.infer<typeof reachSchema>;

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
    isCutOff: z.boolean().optional(),
  }),
  /** What came since, and waits for the digest. `reach`: the change that first asked whether texts still reach the client. */
  waiting: z.object({ places: z.array(z.string()), more: z.int(), reach: z.string().optional() }),
  /** What an owner was told last of whether texts reach the client. */
  reach: reachSchema.extend({ agentId: z.string() }).optional(),
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
  if (isNothing(waiting)) return undefined;
  return laterBy(pauseMs, told.at);
}

/** What becomes of `digest` by `reply` to its owner `agentId`, and what follows. Doing it again follows the same. */
export function withReply(
  digest: ReplyDigest | undefined,
  { messageId, place }: Reply,
  agentId: string,
  now: Date,
): { digest: ReplyDigest; consequence: Consequence } {
  const telling = tellingOf(messageId, place, agentId, now);
  if (digest === undefined) return tellAtOnce(undefined, telling);
  const { told, waiting } = digest;
  if (told.id === messageId) return { digest, consequence: { kind: 'tell', telling: told } };
  if (told.places.includes(place)) return { digest, consequence: { kind: 'told' } };
  if (isFree(digest, agentId, now)) return tellAtOnce(digest, telling);
  const next = waiting.places.includes(place) ? digest : { ...digest, ...withWaiting(digest, place) };
  const dueAt = dueAtOf(next);
  const isFirst = next.waiting.places[0] === place;
  const isLost = dueAt !== undefined && now.getTime() > Date.parse(dueAt) + lostMs;
  const asks = dueAt !== undefined && (isFirst || isLost);
  return { digest: next, consequence: asks ? { kind: 'ask-for-digest', dueAt } : { kind: 'waiting' } };
}

/**
 * What becomes of `digest` by a change that makes texts reach the client, or not, and what follows. Who never heard that they don't
 * need not hear that they do.
 */
export function withReach(
  digest: ReplyDigest | undefined,
  { isCutOff, occasion }: Reach,
  agentId: string,
  now: Date,
): { digest: ReplyDigest | undefined; consequence: Consequence } {
  const known = digest?.reach?.agentId === agentId ? digest.reach : undefined;
  const telling = { id: occasion, at: now.toISOString(), agentId, places: [], more: 0, isCutOff };
  if (known?.occasion === occasion) return { digest, consequence: { kind: 'tell', telling } };
  const isNews = isCutOff !== (known?.isCutOff ?? false) || digest?.waiting.reach !== undefined;
  if (!isNews) return { digest, consequence: { kind: 'told' } };
  if (digest === undefined || isFree(digest, agentId, now)) return tellAtOnce(digest, telling);
  const reach = digest.waiting.reach ?? occasion;
  const next =
    digest.waiting.reach === undefined
      ? { ...digest, revision: digest.revision + 1, waiting: { ...digest.waiting, reach } }
      : digest;
  const dueAt = dueAtOf(next);
  const asks = dueAt !== undefined && reach === occasion;
  return { digest: next, consequence: asks ? { kind: 'ask-for-digest', dueAt } : { kind: 'waiting' } };
}

/** What tells of one reply. */
export function tellingOf(messageId: string, place: ConversationPlace, agentId: string, now: Date): Telling {
  return { id: messageId, at: now.toISOString(), agentId, places: [place], more: 0 };
}

function isNothing({ places, reach }: ReplyDigest['waiting']): boolean {
  return places.length === 0 && reach === undefined;
}

/** Nothing waits, and the agent was told nothing within the pause. */
function isFree({ told, waiting }: ReplyDigest, agentId: string, now: Date): boolean {
  const isPaused = told.agentId === agentId && now.getTime() < Date.parse(told.at) + pauseMs;
  return isNothing(waiting) && !isPaused;
}

function tellAtOnce(digest: ReplyDigest | undefined, telling: Telling) {
  const next = withTold(digest, telling);
  return { digest: next, consequence: { kind: 'tell', telling } as const };
}

function withTold(digest: ReplyDigest | undefined, told: Telling): ReplyDigest {
  const { agentId, isCutOff, id: occasion } = told;
  const reach = isCutOff === undefined ? digest?.reach : { agentId, isCutOff, occasion };
  return { revision: (digest?.revision ?? 0) + 1, told, waiting: nothing, ...(reach && { reach }) };
}

function withWaiting({ revision, waiting }: ReplyDigest, place: ConversationPlace) {
  const { places, more } = waiting;
  const isFull = places.length >= mostNamed;
  return {
    revision: revision + 1,
    waiting: isFull ? { ...waiting, more: more + 1 } : { ...waiting, places: [...places, place] },
  };
}

/**
 * What becomes of `digest` when the one that is due at `dueAt` is told to `agentId`; without a telling when it came to nothing.
 * `isCutOff`: whether their client can be reached by phone alone by now.
 */
export function whenDue(
  digest: ReplyDigest,
  dueAt: string,
  agentId: string,
  now: Date,
  isCutOff = false,
): { digest: ReplyDigest; telling?: Telling } | undefined {
  const { told, waiting } = digest;
  // Asked for twice, or once more after a crash: it is told in the same words.
  if (told.id === dueAt) return { digest, telling: told };
  if (dueAtOf(digest) !== dueAt) return undefined;
  const { places, more, reach } = waiting;
  const known = digest.reach?.agentId === agentId && digest.reach.isCutOff;
  const isReachNews = reach !== undefined && isCutOff !== known;
  if (places.length === 0 && !isReachNews) {
    return { digest: { ...digest, revision: digest.revision + 1, waiting: nothing } };
  }
  const at = now.toISOString();
  const telling = { id: dueAt, at, agentId, places, more, ...(isReachNews && { isCutOff }) };
  return { digest: withTold(digest, telling), telling };
}
