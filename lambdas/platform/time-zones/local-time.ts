// Local dates and times of day in a time zone, there and back, through clock changes.

/** `date`: `2026-03-08`; `time`: `09:30`. */
export type LocalTime = { date: string; time: string };

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Making one takes fifty times as long as using it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  // Sweden writes dates as ISO 8601 does.
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  clocks.set(zone, clock);
  return clock;
}

export function localTimeOf(at: Date, zone: string): LocalTime {
  const [date = '', time = ''] = clockOf(zone).format(at).split(' ');
  return { date, time };
}

/**
 * When it is `time` on `date` in `zone`. A time that the clocks skip (02:30 in spring) comes as much later as they are put forward; one
 * that comes twice is the first.
 */
export function instantOf({ date, time }: LocalTime, zone: string): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  // Of the offsets that hold within a day on either side, the larger one is that of before the clocks go forward.
  const offsets = [-dayMs, dayMs].map((away) => offsetAt(new Date(asUtc + away), zone));
  const candidates = [...new Set(offsets)].map((offset) => asUtc - offset).toSorted((a, b) => a - b);
  const exact = candidates.find((ms) => {
    const local = localTimeOf(new Date(ms), zone);
    return local.date === date && local.time === time;
  });
  const [before = 0] = offsets;
  return new Date(exact ?? asUtc - before);
}

/** How far `zone` is ahead of UTC. */
function offsetAt(at: Date, zone: string): number {
  const minute = Math.floor(at.getTime() / minuteMs) * minuteMs;
  const { date, time } = localTimeOf(new Date(minute), zone);
  return Date.parse(`${date}T${time}:00Z`) - minute;
}

/** The date `days` after `date`. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
