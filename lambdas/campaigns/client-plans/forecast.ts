// CP-2: when each step of a plan goes out to a client who never answers: by the functions that write it (CP-5), hold it for quiet hours (TX-16)
// and count what the client had (CP-9).

import { localTimeOf } from '../../platform/time-zones/local-time.ts';
import { cappedBy, type RecentAutomated } from '../../texting/automated/cap.ts';
import type { Step } from '../plans/plan.ts';
import { inTimeUntil, type Start, slotOf, staleFrom, sweepAt, timesOf } from './schedule.ts';

/** Why a step goes out later than planned: the one before is less than a day ago, three went within seven days, or it is night. */
export type Wait = 'day-apart' | 'three-in-seven-days' | 'quiet-hours';

/** `waits`: the last that it waited for. Left out, it would have waited more than three days. */
export type Forecast =
  | { kind: 'sent'; at: Date; waits?: Wait | undefined }
  | { kind: 'left-out'; at: Date; waits?: Wait | undefined }
  | { kind: 'template-removed'; at: Date };

export type ForecastFacts = {
  start: Start;
  now: Date;
  /** The first moment from `at` on that is in no quiet hours. */
  awakeFrom(at: Date): Date;
};

/** `isThere`: whether a step has a text. */
export function forecastOf(
  steps: readonly (Pick<Step, 'afterDays' | 'at'> & { isThere: boolean })[],
  { start, now, awakeFrom }: ForecastFacts,
): Forecast[] {
  let lookedAt = now;
  let lastSentAt: string | undefined;
  let recent: RecentAutomated = { revision: 0, given: {} };
  return steps.map((step, index): Forecast => {
    const { dueAt, nextAt } = timesOf(step, start, lastSentAt);
    const isSameSweep = index > 0 && nextAt <= lookedAt.toISOString();
    if (!isSameSweep) lookedAt = new Date(sweepAt(slotOf(nextAt, lookedAt)));
    const staleAt = new Date(staleFrom(dueAt));
    const isApart = nextAt > dueAt ? ('day-apart' as const) : undefined;
    if (lookedAt >= staleAt) return { kind: 'left-out', at: lookedAt, waits: isApart };
    if (!step.isThere) return { kind: 'template-removed', at: lookedAt };
    lastSentAt = lookedAt.toISOString();
    // CP-9: none waits for another, but the one that was there first is taken to go first.
    const leaves = leavesAt(String(index), { from: lookedAt, staleAt, recent, awakeFrom });
    const isLate = leaves.at.toISOString() > inTimeUntil(dueAt);
    const waits = isLate ? (leaves.waits ?? isApart) : undefined;
    if (leaves.isStale) return { kind: 'left-out', at: leaves.at, waits };
    recent = { ...recent, given: { ...recent.given, [String(index)]: leaves.at.toISOString() } };
    return { kind: 'sent', at: leaves.at, waits };
  });
}

/** As the gate holds it, again and again, until it goes or is stale. */
function leavesAt(
  id: string,
  facts: Pick<ForecastFacts, 'awakeFrom'> & { from: Date; staleAt: Date; recent: RecentAutomated },
): { at: Date; isStale: boolean; waits?: Wait } {
  const { staleAt, recent } = facts;
  let at = facts.from;
  let waits: Wait | undefined;
  for (;;) {
    const why = waits !== undefined && { waits };
    if (at >= staleAt) return { at, isStale: true, ...why };
    const awake = facts.awakeFrom(at);
    const cap = cappedBy(recent, id, at);
    if (awake > at) {
      at = awake;
      waits = 'quiet-hours';
    } else if (cap !== undefined) {
      at = new Date(Math.min(cap.until.getTime(), staleAt.getTime()));
      waits = cap.most === 1 ? 'day-apart' : 'three-in-seven-days';
    } else return { at, isStale: false, ...why };
  }
}

/** Which day of the plan a moment is on, and what the client's clock says then. */
export function placeOnPlan(at: Date, { since, zone, firstDay }: Start): { day: number; at: string } {
  const { date, time } = localTimeOf(at, zone);
  const began = localTimeOf(new Date(since), zone).date;
  const daysMs = Date.parse(`${date}T00:00Z`) - Date.parse(`${began}T00:00Z`);
  return { day: firstDay + Math.round(daysMs / 86_400_000), at: time };
}
