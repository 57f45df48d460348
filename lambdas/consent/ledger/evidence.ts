// CO-15: evidence of consent lies in the past.
import type { Fault } from '../../platform/http/problem.ts';

/** Clocks of other systems may be ahead by this much. */
const aheadMs = 5 * 60_000;
/** The first text message was sent in December 1992: whoever agreed to texts did so later. */
const earliest = Date.parse('1992-01-01T00:00:00Z');

/** What is wrong with `at` as the time of consent; undefined when nothing is. `at` is ISO 8601. */
export function faultOfEvidence(at: string, now: Date): Omit<Fault, 'path'> | undefined {
  const time = Date.parse(at);
  if (time > now.getTime() + aheadMs) {
    const detail = 'lies in the future; send when the person agreed to texts, which is in the past';
    return { detail, code: 'time-ahead' };
  }
  if (time < earliest) {
    const detail = 'is before 1992, when there were no texts; send when the person agreed to them';
    return { detail, code: 'time-too-early' };
  }
  return undefined;
}
