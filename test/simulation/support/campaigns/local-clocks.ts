// Local time by the law alone: an hour ahead from 02:00 on the second Sunday of March until 02:00 on the first Sunday of November. No table of
// time zones is asked, so that one that is read wrongly is noticed.
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
/** So long the stream may be behind. */
export const lagMs = 1000;

export type Zone = { standardMinutes: number; keepsSummerTime: boolean };

const summer = (standardHours: number): Zone => ({
  standardMinutes: standardHours * 60,
  keepsSummerTime: true,
});
const noSummer = (standardHours: number): Zone => ({
  standardMinutes: standardHours * 60,
  keepsSummerTime: false,
});

export const zones = {
  newfoundland: summer(-3.5),
  atlantic: summer(-4),
  eastern: summer(-5),
  central: summer(-6),
  mountain: summer(-7),
  arizona: noSummer(-7),
  pacific: summer(-8),
  alaska: summer(-9),
  aleutian: summer(-10),
  hawaii: noSummer(-10),
} as const;

/** How far its clocks are ahead of UTC. */
export function offsetMs({ standardMinutes, keepsSummerTime }: Zone, at: number): number {
  const standardMs = standardMinutes * minuteMs;
  if (!keepsSummerTime) return standardMs;
  const year = new Date(at + standardMs).getUTCFullYear();
  const begins = sunday(year, 2, 2) + 2 * hourMs - standardMs;
  const ends = sunday(year, 10, 1) + hourMs - standardMs;
  return at >= begins && at < ends ? standardMs + hourMs : standardMs;
}

/** The local date and time, as if it were UTC. */
export function localMs(zone: Zone, at: number): number {
  return at + offsetMs(zone, at);
}

/** When the clocks show that: of two times the first, and of one that they skip the one that is as much later. */
export function instantOfLocal(zone: Zone, local: number): number {
  const inStandard = local - zone.standardMinutes * minuteMs;
  const inSummer = inStandard - hourMs;
  return inSummer + offsetMs(zone, inSummer) === local ? inSummer : inStandard;
}

function sunday(year: number, month: number, nth: number): number {
  const weekday = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return Date.UTC(year, month, 1 + ((7 - weekday) % 7) + 7 * (nth - 1));
}
