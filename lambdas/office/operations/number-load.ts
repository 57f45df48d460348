// PA-1: how busy a number is: what it takes a second, what it is slowed down to, and until when it is booked.
import { shareAt } from '../../delivery/pace/planned-share.ts';
import { beginningOf, rateOf, slotAt } from '../../delivery/pace/rate.ts';
import type { Schedule } from '../../delivery/pace/schedule.ts';

export type NumberLoad = {
  partsPerSecond: number;
  /** What is planned of that, while the carrier takes less. */
  plannedPerSecond: number;
  /** How long the last text in line waits. */
  waitSeconds: number;
  freeAt: string | undefined;
  /** Parts in line, at most. */
  partsInLine: number;
};

export function loadOf(schedule: Schedule, partsPerSecond: number, now: Date): NumberLoad {
  const rate = rateOf(partsPerSecond);
  const nowMs = now.getTime();
  const share = shareAt(schedule.slowed, nowMs);
  const current = slotAt(nowMs, rate);
  const last = Math.max(current, ...Object.values(schedule.lanes).map(({ at }) => at));
  const lastMs = beginningOf(last, rate);
  const isBusy = last > current;
  return {
    partsPerSecond,
    plannedPerSecond: Math.round(partsPerSecond * share * 100) / 100,
    waitSeconds: isBusy ? Math.max(0, Math.ceil((lastMs - nowMs) / 1000)) : 0,
    freeAt: isBusy ? new Date(beginningOf(last + 1, rate)).toISOString() : undefined,
    partsInLine: isBusy ? Math.ceil((last - current) * rate.parts * share) : 0,
  };
}
