// A day of a national network, second by second: how much waits before each stage, and how long the last one waits.
import type { Needs } from './needs.ts';

/** 3 million referrals a year come on 260 working days; a source hands in its night's work at nine. */
export const network = {
  agents: 100_000,
  referralsAYear: 3_000_000,
  workingDays: 260,
  peakPerSecond: 20,
  peakSeconds: 300,
};

const hour = 3600;
/** How the other referrals spread over the hours of a day, from midnight on. */
const shareOfHour = [0, 0, 0, 0, 0, 0, 1, 3, 6, 9, 10, 10, 9, 9, 9, 9, 8, 7, 5, 3, 2, 1, 0, 0];

/** Referrals that arrive in each second of the day. */
export function arrivals(): readonly number[] {
  const perDay = network.referralsAYear / network.workingDays;
  const rest = perDay - network.peakPerSecond * network.peakSeconds;
  const peakFrom = 9 * hour;
  const isPeak = (second: number) => second >= peakFrom && second < peakFrom + network.peakSeconds;
  const weights = Array.from({ length: 24 * hour }, (_, second) =>
    isPeak(second) ? 0 : (shareOfHour[Math.floor(second / hour)] ?? 0),
  );
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, second) => (isPeak(second) ? network.peakPerSecond : (rest * weight) / all));
}

export type Stage = {
  name: string;
  /** What one referral asks of it. */
  needs(referral: Needs): number;
  /** What it does a second, by default and when raised. */
  usual: number;
  raised: number;
  raisedBy: string;
};

export type Queue = {
  /** The most that waits, in what the stage does. */
  waiting: number;
  /** How long the one waits that waits longest, in seconds. */
  oldestSeconds: number;
};

/** First come, first served. */
export function queueBefore(perSecond: number, demand: readonly number[]): Queue {
  let waiting = 0;
  let most = 0;
  for (const arriving of demand) {
    waiting = Math.max(0, waiting + arriving - perSecond);
    most = Math.max(most, waiting);
  }
  return { waiting: most, oldestSeconds: most / perSecond };
}
