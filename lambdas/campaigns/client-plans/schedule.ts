// CP-5: when each step of a client's plan is due, by their local calendar, and when the workflow has to wake for it.
import { laterBy } from '../../platform/instant.ts';
import { dateAfter, instantOf, localTimeOf } from '../../platform/time-zones/local-time.ts';
import { tooLateMs } from '../../texting/automated/campaign-state.ts';
import type { Step } from '../plans/plan.ts';

/** `firstDay`: which day of the plan was that of `since`: 0, or that of the step from which on it goes. */
export type Start = { since: string; zone: string; firstDay: number };

/** At `at` of the client's local day, or at the time of day at which they began; never before they began, so that a first step goes at once. */
export function dueOf(
  { afterDays, at }: Pick<Step, 'afterDays' | 'at'>,
  { since, zone, firstDay }: Start,
): Date {
  const began = new Date(since);
  const { date, time } = localTimeOf(began, zone);
  const due = instantOf({ date: dateAfter(date, afterDays - firstDay), time: at ?? time }, zone);
  return due > began ? due : began;
}

const minuteMs = 60_000;
const slotMs = 15 * minuteMs;
const dayMs = 24 * 60 * minuteMs;

/** When a step is due, and when it is sent at the earliest: two never go at once, nor within a day, also after an outage. */
export function timesOf(
  step: Pick<Step, 'afterDays' | 'at'>,
  start: Start,
  lastSentAt: string | undefined,
): { dueAt: string; nextAt: string } {
  const due = dueOf(step, start);
  const freeMs = lastSentAt === undefined ? 0 : Date.parse(lastSentAt) + dayMs;
  const next = new Date(Math.max(due.getTime(), freeMs));
  return { dueAt: due.toISOString(), nextAt: next.toISOString() };
}

/** When a step that was due then has gone out at the latest, if nothing keeps it waiting. */
export function inTimeUntil(dueAt: string): string {
  return laterBy(slotMs + minuteMs, dueAt);
}

/** When a step that was due then is too late. */
export function staleFrom(dueAt: string): string {
  return laterBy(tooLateMs, dueAt);
}

/** A step that can't be sent yet is looked at again so often, until it is too late. */
export const lookAgainMs = 6 * 60 * minuteMs;

/** When a step is looked at again that can't be sent at `now`: as soon as it is too late, at the latest. */
export function lookAgainAt(afterMs: number, staleAt: string, now: Date): string {
  const ms = now.getTime() + afterMs;
  const staleMs = Date.parse(staleAt);
  return new Date(ms < staleMs ? ms : Math.max(staleMs, now.getTime())).toISOString();
}

/** An execution of Step Functions runs for a year at most; what is further ahead is looked at on the way. */
const furthestMs = 300 * dayMs;

/** When to look at what is due at `nextAt`. */
export function wakeAtOf(nextAt: string, now: Date): string {
  return new Date(Math.min(Date.parse(nextAt), now.getTime() + furthestMs)).toISOString();
}

/**
 * The quarter of an hour at whose end a client is looked at: the first that is complete at or after `wakeAt` and now. One that is over is
 * never joined: its sweep may have read already.
 */
export function slotOf(wakeAt: string, now: Date): string {
  const ms = Math.max(Date.parse(wakeAt), now.getTime());
  return new Date(Math.ceil(ms / slotMs) * slotMs).toISOString();
}

/** The name of a slot's execution: there is one. */
export function slotName(slot: string): string {
  return `slot-${slot.replaceAll(/[-:.]/g, '')}`;
}

/** When a slot's sweep reads: the index follows the items within a second. */
export function sweepAt(slot: string): string {
  return laterBy(minuteMs, slot);
}
