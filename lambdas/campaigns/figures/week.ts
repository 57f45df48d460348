// Weeks of the year as ISO 8601 counts them, in UTC: the first has the year's first Thursday in it.

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** 1970-01-05, a Monday. */
const firstMondayMs = 4 * dayMs;

/** The week of an instant, such as `2026-W48`. */
export function weekOf(at: string): string {
  const monday = mondayOf(Date.parse(at));
  const thursday = new Date(monday + 3 * dayMs);
  const year = thursday.getUTCFullYear();
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / weekMs) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The last `count` weeks up to that of `now`, the oldest first; with the day on which each begins. */
export function lastWeeks(now: Date, count: number): { week: string; from: string }[] {
  const monday = mondayOf(now.getTime());
  return Array.from({ length: count }, (_, index) => {
    const from = new Date(monday - (count - 1 - index) * weekMs).toISOString();
    return { week: weekOf(from), from };
  });
}

/** The weeks from that of `from` to that of `until`. */
export function weeksBetween(from: string, until: string): string[] {
  const first = mondayOf(Date.parse(from));
  const count = Math.max(0, Math.round((mondayOf(Date.parse(until)) - first) / weekMs) + 1);
  return Array.from({ length: count }, (_, index) => weekOf(new Date(first + index * weekMs).toISOString()));
}

function mondayOf(ms: number): number {
  return ms - ((((ms - firstMondayMs) % weekMs) + weekMs) % weekMs);
}
