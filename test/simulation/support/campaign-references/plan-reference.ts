// CP-2, CP-3 and CP-5 once more, from the contract alone: when each step of a client's plan is due by their local calendar, and whether it was
// written then, or left out for a reason that is true.
import { dayMs, instantOfLocal, localMs, minuteMs, type Zone } from '../campaigns/local-clocks.ts';

export type Step = { afterDays: number; at?: string; needsName: boolean };

/** A client on a plan, as it is written down. */
export type OnPlan = {
  since: string;
  fromStep: number;
  outcomes: readonly { state: 'sent' | 'skipped'; at: string; reason?: string }[];
};

/** CP-5: a sweep every quarter of an hour, a minute after it; functions that died are called again before the next. */
const sweepMs = 18 * minuteMs;
const tooLateMs = 3 * dayMs;

export function dueOf(
  steps: readonly Step[],
  number: number,
  { since, fromStep }: OnPlan,
  zone: Zone,
): number {
  const began = Date.parse(since);
  const local = localMs(zone, began);
  const firstDay = fromStep === 1 ? 0 : (steps[fromStep - 1]?.afterDays ?? 0);
  const { afterDays, at } = steps[number - 1] ?? { afterDays: 0 };
  const date = Math.floor(local / dayMs) * dayMs + (afterDays - firstDay) * dayMs;
  const time = at === undefined ? Math.floor((local % dayMs) / minuteMs) * minuteMs : msOf(at);
  return Math.max(began, instantOfLocal(zone, date + time));
}

type Judged = {
  steps: readonly Step[];
  plan: OnPlan;
  zone: Zone;
  hasName: boolean;
  /** When something of ours last died, or ran again after it had not. */
  disturbedAt: number;
};

/** What is wrong with what became of the client's steps so far. */
export function faultInSteps({ steps, plan, zone, hasName, disturbedAt }: Judged): string | undefined {
  let sentAt = Number.NEGATIVE_INFINITY;
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, { state, at: when, reason }] of plan.outcomes.entries()) {
    const number = plan.fromStep + index;
    const at = Date.parse(when);
    const due = dueOf(steps, number, plan, zone);
    const isLeftOut = state === 'skipped';
    if (isLeftOut && at < due + tooLateMs) return `step ${number} is left out though it isn’t too late`;
    const needsName = steps[number - 1]?.needsName === true;
    if (isLeftOut && reason === 'missing-field' && (hasName || !needsName))
      return `step ${number} lacks no name`;
    const earliest = Math.max(due, sentAt + dayMs);
    if (!isLeftOut && at < earliest) return `step ${number} was written at ${when}, before its time`;
    const expected = Math.max(earliest, before);
    const isUndisturbed = disturbedAt < expected;
    if (!isLeftOut && isUndisturbed && at > expected + sweepMs)
      return `step ${number} was written late: ${when}`;
    if (isLeftOut && isUndisturbed && reason === 'too-late' && expected + sweepMs < due + tooLateMs)
      return `step ${number} is too late, and nothing was in its way`;
    if (!isLeftOut) sentAt = at;
    before = at;
  }
  return undefined;
}

function msOf(time: string): number {
  return Date.parse(`1970-01-01T${time}Z`);
}
