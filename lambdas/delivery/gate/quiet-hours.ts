// Quiet hours: when nobody wants a text, by the receiver's own clocks.
import * as z from 'zod';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day like 21:00');

/** From `start` until `end`, local time, across midnight when start is later than end. */
export const quietHoursSchema = z.object({ start: clockTime, end: clockTime });
export type QuietHours = z.infer<typeof quietHoursSchema>;

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

/**
 * TX-16: when it is quiet nowhere where the client may be, by their state (`place`) and by their number's area code. Where the two leave no
 * minute of the day, by the state alone: there is the house, and a number is carried along.
 */
export function awakeFrom(
  now: Date,
  quietHours: QuietHours,
  { place, number }: { place: readonly string[]; number: readonly string[] },
): Date {
  const everywhere = [...new Set([...place, ...number])];
  const awake = firstAwake(now, quietHours, everywhere) ?? firstAwake(now, quietHours, place);
  if (awake !== undefined) return awake;
  throw new Error(`It is always quiet in ${place.join(', ')} from ${quietHours.start} to ${quietHours.end}`);
}

/** The zone in which it stops being quiet at `until`, the client's place first. */
export function lastToWake(
  until: Date,
  quietHours: QuietHours | null,
  { place, number }: { place: readonly string[]; number: readonly string[] },
): string | undefined {
  if (quietHours === null) return undefined;
  const before = new Date(until.getTime() - minuteMs);
  return [...place, ...number].find(
    (zone) => isQuietInAny(before, quietHours, [zone]) && !isQuietInAny(until, quietHours, [zone]),
  );
}

/** `now`, or the first full minute after it at which it is quiet in none of `zones` (IANA names). Steps over clock changes. */
function firstAwake(now: Date, quietHours: QuietHours, zones: readonly string[]): Date | undefined {
  if (!isQuietInAny(now, quietHours, zones)) return now;
  const minute = Math.floor(now.getTime() / minuteMs);
  for (let ahead = 1; ahead <= dayMinutes; ahead += 1) {
    const candidate = new Date((minute + ahead) * minuteMs);
    if (!isQuietInAny(candidate, quietHours, zones)) return candidate;
  }
  return undefined;
}

function isQuietInAny(at: Date, { start, end }: QuietHours, zones: readonly string[]): boolean {
  return zones.some((zone) => {
    const local = clockOf(zone).format(at);
    return start <= end ? local >= start && local < end : local >= start || local < end;
  });
}

/** Making one takes fifty times as long as reading it, and a night is looked through minute by minute. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  clocks.set(timeZone, clock);
  return clock;
}
