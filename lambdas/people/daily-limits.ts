// PE-6: how often an agent may do in a day what reaches phones, or is much work: whoever means harm reaches few strangers, and is told when to go on.
import type { Refusal } from '../platform/outcome.ts';

export const dailyLimits = {
  'phone-changes': 3,
  'consent-requests': 5,
  calls: 10,
  invitations: 5,
  'test-texts': 5,
  /** Each may read all that is known of ten thousand clients. */
  'bulk-previews': 50,
} as const;
export type LimitedAct = keyof typeof dailyLimits;

/** Devices of an agent that take push messages; the oldest goes. */
export const mostDevices = 10;

/** An act that was counted. The same id is the same act, however often it is repeated. */
export type CountedAct = { id: string; at: string };

const dayMs = 86_400_000;

/**
 * The acts of the last 24 hours with this one among them, or when there is room for it again. An act that is counted already
 * changes nothing: `acts` themselves.
 */
export function counted(
  acts: readonly CountedAct[],
  kind: LimitedAct,
  act: CountedAct,
): readonly CountedAct[] | Date {
  const since = new Date(Date.parse(act.at) - dayMs).toISOString();
  const recent = acts.filter(({ at }) => at > since);
  if (recent.some(({ id }) => id === act.id)) return acts;
  const [oldest] = recent.slice(-dailyLimits[kind]);
  if (recent.length < dailyLimits[kind] || oldest === undefined) return [...recent, act];
  return new Date(Date.parse(oldest.at) + dayMs);
}

const wordsFor: Record<LimitedAct, string> = {
  'phone-changes': 'You have changed your phone number 3 times within 24 hours.',
  'consent-requests': 'You have asked for text alerts 5 times within 24 hours.',
  calls: 'You have asked to be called 10 times within 24 hours.',
  'test-texts': 'You have texted yourself 5 times within 24 hours.',
  invitations: 'This agent has been invited again 5 times within 24 hours.',
  'bulk-previews': 'You have previewed bulk texts 50 times within 24 hours.',
};

const minuteMs = 60_000;

/** The answer to one act too many: until when, in seconds and in words. */
export function limitReached(kind: LimitedAct, until: Date, now: Date): Refusal<'daily-limit-reached'> {
  return { refused: 'daily-limit-reached', ...tryAgain(wordsFor[kind], until, now) };
}

/** `why`, and until when, in seconds and in words. */
export function tryAgain(why: string, until: Date, now: Date): { detail: string; retryAfterSeconds: number } {
  const [day, time] = new Date(Math.ceil(until.getTime() / minuteMs) * minuteMs).toISOString().split('T');
  return {
    detail: `${why} Try again after ${time?.slice(0, 5)} UTC on ${day}.`,
    retryAfterSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000),
  };
}
