// CT-1, CT-2: the state of a client, from what was set by hand and from what has happened.
import { type Referral, type Talk, wonAt } from '../referral.ts';
import type { ClientStage, ClientState } from './stage.ts';

type Read = Pick<Referral, 'race' | 'talk'>;

/** What was set in the round that it is in. */
export function clientStateOf({ race, talk }: Read): ClientState | undefined {
  return talk?.client?.round === race.round ? talk?.client : undefined;
}

/** Tells what was set by hand from what is set next. */
export function clientVersion({ talk }: Pick<Read, 'talk'>): number {
  return talk?.client?.revision ?? 0;
}

/** CT-2: when owner and client last wrote to each other, or talked in the call that claimed. A machine's answer is no word (TX-15). */
export function lastContactAt({ race, talk }: Read): string | undefined {
  const since = race.offeredAgain?.at ?? '';
  const words = [talk?.lastSentAt, talk?.lastReplyAt].filter((at) => at !== undefined && at >= since);
  return [wonAt(race), ...words]
    .flatMap((at) => at ?? [])
    .toSorted()
    .at(-1);
}

/**
 * CT-1: the first contact after it was set to `new`, or at all, makes it `contacted`. Derived, so that no write of its own can come late
 * or be lost.
 */
export function stageOf(read: Read): ClientStage {
  const { stage = 'new', stageAt = '' } = clientStateOf(read) ?? {};
  const last = lastContactAt(read);
  return stage === 'new' && last !== undefined && last > stageAt ? 'contacted' : stage;
}

export function tagsOf(read: Read): readonly string[] {
  return clientStateOf(read)?.tags ?? [];
}

/** The client wrote what the owner has not seen yet. */
export function isUnread({ race, talk = {} }: Read): boolean {
  return isOfThisRound(race, talk) && isUnseen(talk);
}

/** CT-2: they wrote what the owner has not seen yet, or wrote last. */
export function needsReply({ race, talk = {} }: Read): boolean {
  return isOfThisRound(race, talk) && isUnanswered(talk);
}

/** The same of the conversation alone, whichever round it is in. */
export function isUnanswered(talk: Talk): boolean {
  const { lastReplyAt, lastSentAt = '' } = talk;
  return lastReplyAt !== undefined && (lastReplyAt > lastSentAt || isUnseen(talk));
}

/** CL-15: what was written before it was offered again was to its owner of then. */
function isOfThisRound({ offeredAgain }: Read['race'], { lastReplyAt }: Talk): boolean {
  return offeredAgain === undefined || lastReplyAt === undefined || lastReplyAt >= offeredAgain.at;
}

function isUnseen({ lastReplyAt, lastLandedAt, readUntil, readAt }: Talk): boolean {
  if (lastReplyAt === undefined) return false;
  if (readUntil === undefined || readUntil < lastReplyAt) return true;
  // It may have been on its way for long: then it was not there yet when they looked.
  return lastLandedAt !== undefined && readAt !== undefined && readAt < lastLandedAt;
}
