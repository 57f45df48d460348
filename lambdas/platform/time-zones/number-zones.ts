// TX-16: the time zones in which the owner of a phone may be, by its area code.
import { areaCodeZones } from './area-code-zones.ts';

/** North American numbers alone tell a place. An area code of no place, or one too new for the table, tells none. */
export function zonesOfNumber(e164: string): readonly string[] {
  const [, areaCode] = /^\+1(\d{3})\d{7}$/.exec(e164) ?? [];
  if (areaCode === undefined) return [];
  return Object.keys(areaCodeZones).filter((zone) => areaCodeZones[zone]?.split(' ').includes(areaCode));
}
