// CP-2: when each step of a plan goes out to a client who never answers, for the preview of a plan and for a client who is on one: by the
// functions that write it (CP-5), hold it for quiet hours (TX-16) and count what the client had (CP-9).

import * as z from 'zod';
import { localTimeOf } from '../../platform/time-zones/local-time.ts';
import { cappedBy, type RecentAutomated } from '../../texting/automated/cap.ts';
import type { Step } from '../plans/plan.ts';
import { type HoldReason, holdReason } from './client-plan.ts';
import {
  inTimeUntil,
  lookAgainAt,
  lookAgainMs,
  type Start,
  slotOf,
  staleFrom,
  sweepAt,
  timesOf,
} from './schedule.ts';

/** Why a step goes out later than planned: another went less than a day ago, three went within seven days, or it is night. */
export const waitSchema = z.enum(['day-apart', 'three-in-seven-days', 'quiet-hours']);
export const waitMeaning =
  'What it waits for last: that a day has passed since the text before, that fewer than three went out within seven days (CP-9), or the end of quiet hours.';
export type Wait = z.infer<typeof waitSchema>;
/** What keeps a step from going out that something else has to change: nobody knows when, or whether. */
export const holdSchema = z.enum([...holdReason.options, 'asked-to-stop']);
export type Hold = z.infer<typeof holdSchema>;

/**
 * `waits`: the last that it waited for. Left out, it would have waited more than three days. `holds`: it is left out then only if that is
 * still so.
 */
export type Forecast =
  | { kind: 'sent'; at: Date; waits?: Wait | undefined }
  | { kind: 'left-out'; at: Date; waits?: Wait | undefined; holds?: Hold | undefined }
  | { kind: 'template-removed'; at: Date };

export type StepAhead = Pick<Step, 'afterDays' | 'at'> & {
  /** Why it can't be written, as things stand. */
  obstacle?: 'template-removed' | HoldReason | undefined;
  /** It stands in the conversation, and the carrier does not have it yet. */
  written?: { outboxId: string; heldUntil?: string | undefined } | undefined;
};

export type ForecastFacts = {
  start: Start;
  now: Date;
  /** The first moment from `at` on that is in no quiet hours. */
  awakeFrom(at: Date): Date;
  /** What the client's phone was given of automated texts, of whatever kind. */
  recent?: RecentAutomated | undefined;
  /** CO-16: whether the client asked for no more texts is a question that nobody has answered yet. */
  isAskedToStop?: boolean | undefined;
  /** Of a client who is on the plan: when it is looked at next, and when its last text was written. */
  goesOn?: { nextAt: string; lastSentAt: string | undefined } | undefined;
};

/** `steps`: what is written and waits, then what is to come. */
export function forecastOf(steps: readonly StepAhead[], facts: ForecastFacts): Forecast[] {
  const { start, now, goesOn } = facts;
  let given: RecentAutomated['given'] = facts.recent?.given ?? {};
  let lastSentAt = goesOn?.lastSentAt;
  let looked: Date | undefined;

  /** CP-9: none waits for another, but the one that was there first is taken to go first. */
  function leaving(
    id: string,
    dueAt: string,
    when: { from: Date; heldUntil?: Date | undefined },
    isApart?: Wait,
  ): Forecast {
    const staleAt = new Date(staleFrom(dueAt));
    const { at, isStale, waits: why, holds } = leavesAt(id, { ...facts, ...when, staleAt, given });
    const waits = at.toISOString() > inTimeUntil(dueAt) ? (why ?? isApart) : undefined;
    if (isStale) return { kind: 'left-out', at, ...(holds === undefined ? { waits } : { holds }) };
    given = { ...given, [id]: at.toISOString() };
    return { kind: 'sent', at, waits };
  }

  return steps.map((step, index): Forecast => {
    const { written, obstacle } = step;
    if (written !== undefined) {
      const { dueAt } = timesOf(step, start, undefined);
      const { outboxId, heldUntil } = written;
      return leaving(outboxId, dueAt, { from: now, heldUntil: heldUntil ? new Date(heldUntil) : undefined });
    }
    const { dueAt, nextAt } = timesOf(step, start, lastSentAt);
    let lookedAt = looked === undefined ? sweptFirst(goesOn?.nextAt ?? nextAt, now) : swept(nextAt, looked);
    const staleAt = staleFrom(dueAt);
    const isApart = nextAt > dueAt ? ('day-apart' as const) : undefined;
    looked = lookedAt;
    if (lookedAt.toISOString() >= staleAt) return { kind: 'left-out', at: lookedAt, waits: isApart };
    if (obstacle === 'template-removed') return { kind: 'template-removed', at: lookedAt };
    if (obstacle !== undefined) {
      while (lookedAt.toISOString() < staleAt) {
        lookedAt = swept(lookAgainAt(lookAgainMs, staleAt, lookedAt), lookedAt);
      }
      looked = lookedAt;
      return { kind: 'left-out', at: lookedAt, holds: obstacle };
    }
    lastSentAt = lookedAt.toISOString();
    return leaving(String(index), dueAt, { from: lookedAt }, isApart);
  });
}

/** When a step is looked at that is due then: with the one before it, or by the next sweep. */
function swept(nextAt: string, lookedAt: Date): Date {
  return nextAt <= lookedAt.toISOString() ? lookedAt : new Date(sweepAt(slotOf(nextAt, lookedAt)));
}

/** The sweep that it waits for may be about to run. */
function sweptFirst(nextAt: string, now: Date): Date {
  const its = new Date(sweepAt(slotOf(nextAt, new Date(nextAt))));
  return its > now ? its : new Date(sweepAt(slotOf(nextAt, now)));
}

/** As the gate holds it, again and again, until it goes or is stale. `heldUntil`: not looked at before. */
function leavesAt(
  id: string,
  facts: Pick<ForecastFacts, 'awakeFrom' | 'isAskedToStop'> & {
    from: Date;
    heldUntil?: Date | undefined;
    staleAt: Date;
    given: RecentAutomated['given'];
  },
): { at: Date; isStale: boolean; waits?: Wait; holds?: Hold } {
  const { staleAt, given, heldUntil = facts.from, isAskedToStop } = facts;
  if (isAskedToStop) return { at: staleAt, isStale: true, holds: 'asked-to-stop' };
  let at = facts.from;
  let waits: Wait | undefined;
  for (;;) {
    const why = waits !== undefined && { waits };
    if (at >= staleAt) return { at, isStale: true, ...why };
    const awake = facts.awakeFrom(at);
    const cap = cappedBy({ revision: 0, given }, id, at);
    if (awake > at) {
      at = awake;
      waits = 'quiet-hours';
    } else if (cap !== undefined) {
      at = new Date(Math.min(cap.until.getTime(), staleAt.getTime()));
      waits = cap.most === 1 ? 'day-apart' : 'three-in-seven-days';
    } else if (at < heldUntil) at = heldUntil;
    else return { at, isStale: false, ...why };
  }
}

/** Which day of the plan a moment is on, and what the client's clock says then. */
export function placeOnPlan(at: Date, { since, zone, firstDay }: Start): { day: number; at: string } {
  const { date, time } = localTimeOf(at, zone);
  const began = localTimeOf(new Date(since), zone).date;
  const daysMs = Date.parse(`${date}T00:00Z`) - Date.parse(`${began}T00:00Z`);
  return { day: firstDay + Math.round(daysMs / 86_400_000), at: time };
}
