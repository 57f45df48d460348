// Weeks of the year as ISO 8601 counts them, in UTC: the first has the year's first Thursday in it.
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addWeeks } from 'date-fns/addWeeks';
import { differenceInCalendarISOWeeks } from 'date-fns/differenceInCalendarISOWeeks';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';

/** The week of an instant, such as `2026-W48`. */
export function weekOf(at: string | Date): string {
  const day = new UTCDateMini(at);
  return `${getISOWeekYear(day)}-W${String(getISOWeek(day)).padStart(2, '0')}`;
}

/** The last `count` weeks up to that of `now`, the oldest first; with the day on which each begins. */
export function lastWeeks(now: Date, count: number): { week: string; from: string }[] {
  const monday = startOfISOWeek(new UTCDateMini(now));
  return Array.from({ length: count }, (_, index) => {
    const from = addWeeks(monday, index + 1 - count);
    return { week: weekOf(from), from: from.toISOString() };
  });
}

/** The weeks from that of `from` to that of `until`. */
export function weeksBetween(from: string, until: string): string[] {
  const first = new UTCDateMini(from);
  const count = Math.max(0, differenceInCalendarISOWeeks(new UTCDateMini(until), first) + 1);
  return Array.from({ length: count }, (_, index) => weekOf(addWeeks(first, index)));
}
