// TX-16 once more, from the contract alone: when it is quiet where a client may be, by the state of the house and the area code of the phone.
import type { Zones } from '../campaigns/homes.ts';
import { dayMs, hourMs, localMs, minuteMs, type Zone } from '../campaigns/local-clocks.ts';

export type QuietHours = { start: string; end: string };

/** All clocks differ by half hours, and quiet hours begin and end at such: so often it may become quiet, or cease to be. */
const stepMs = 30 * minuteMs;

export const nextHalfHour = (at: number) => Math.floor(at / stepMs + 1) * stepMs;

/** Where the two leave no minute of a day, the house alone counts. */
export function isQuiet(at: number, quietHours: QuietHours | null, { place, number }: Zones): boolean {
  if (quietHours === null) return false;
  const isQuietIn = (zone: Zone, when: number) => isWithin(localMs(zone, when), quietHours);
  const isQuietSomewhere = (when: number) => [...place, ...number].some((zone) => isQuietIn(zone, when));
  if (!isQuietSomewhere(at)) return false;
  for (let next = nextHalfHour(at); next <= at + dayMs; next += stepMs) {
    if (!isQuietSomewhere(next)) return true;
  }
  return place.some((zone) => isQuietIn(zone, at));
}

function isWithin(local: number, { start, end }: QuietHours): boolean {
  const time = local % dayMs;
  const [from, until] = [msOf(start), msOf(end)];
  return from <= until ? time >= from && time < until : time >= from || time < until;
}

function msOf(time: string): number {
  return Number(time.slice(0, 2)) * hourMs + Number(time.slice(3)) * minuteMs;
}
