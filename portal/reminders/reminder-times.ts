// Times of reminders by the reader's own clock: what is suggested, what was typed, and what is wrong with it (CT-3).
import { momentOf } from '../clock/local-moment.ts';

export const suggested = ['hour', 'tomorrow', 'three-days', 'week'] as const;
export type Suggested = (typeof suggested)[number];

const days: Record<Exclude<Suggested, 'hour'>, number> = { tomorrow: 1, 'three-days': 3, week: 7 };
const hourMs = 3_600_000;
const minuteMs = 60_000;
const morning = 9;
const mostAheadMs = 52 * 7 * 24 * hourMs;

/** Days are the calendar's: 9 AM stays 9 AM when the clocks change in between. */
export function timeOf(suggestion: Suggested, now: number): Date {
  if (suggestion === 'hour') return new Date(Math.ceil((now + hourMs) / minuteMs) * minuteMs);
  const at = new Date(now);
  at.setDate(at.getDate() + days[suggestion]);
  at.setHours(morning, 0, 0, 0);
  return at;
}

export type Draft = { text: string; typed: string };

/** What keeps it from being saved. `kept`: the time that it has already, which need not be ahead. */
export function faultOf(
  { text, typed }: Draft,
  now: number,
  kept?: string,
): 'text' | 'time' | 'past' | 'far' | undefined {
  if (text.trim() === '') return 'text';
  const at = momentOf(typed);
  if (at === undefined) return 'time';
  if (typed === kept) return undefined;
  if (Date.parse(at) <= now) return 'past';
  return Date.parse(at) - now > mostAheadMs ? 'far' : undefined;
}
