// PA-1: how much of a number's rate is planned: all of it, or less for some minutes after its carrier had too much.
import type { Rate } from './rate.ts';

/** The carrier took less than the rate then: this share of it is planned, and more again with time. */
export type Slowed = { share: number; atMs: number };

/** Each time that the carrier has too much, a little less is planned, for some minutes. */
const slowedTo = 0.85;
const leastShare = 0.1;
const recoveryMs = 10 * 60_000;
/** Texts that are throttled at once are throttled for one reason. */
const sameThrottlingMs = 1000;

/** The carrier has refused a text for coming too soon. */
export function slowed(before: Slowed | undefined, nowMs: number): Slowed {
  if (before !== undefined && nowMs - before.atMs < sameThrottlingMs) return before;
  return { share: Math.max(leastShare, shareAt(before, nowMs) * slowedTo), atMs: nowMs };
}

/** A share of the rate is spread over the slots, also where a slot is one part. */
export function capacityOf(slot: number, before: Slowed | undefined, nowMs: number, { parts }: Rate): number {
  const planned = parts * shareAt(before, nowMs);
  return Math.floor(planned * (slot + 1)) - Math.floor(planned * slot);
}

/** What is planned of the rate: less for some minutes after the carrier had too much. */
export function shareAt(before: Slowed | undefined, nowMs: number): number {
  return before === undefined ? 1 : Math.min(1, before.share + (nowMs - before.atMs) / recoveryMs);
}
