// PA-1: a carrier takes one text a second to a phone, whatever it is for. A schedule knows so much of the phones of one second, that a
// person's text isn't given to the carrier together with another one to the same phone.

/** When each phone is texted: by persons from now on, and by whoever left without waiting for a slot, in the last second. */
export type NearTexts = Readonly<Record<string, number>>;

const apartMs = 1000;
/** A phone that is forgotten costs one call of the carrier more at worst; a schedule's write costs a unit a kilobyte. */
const mostKept = 12;

/** From when on another text may go to that phone. */
export function freeFrom(phone: string, near: NearTexts): number {
  const atMs = near[phone];
  return atMs === undefined ? Number.NEGATIVE_INFINITY : atMs + apartMs;
}

/** Whether another text goes to that phone within a second of `atMs`. */
export function isBeside(phone: string, atMs: number, near: NearTexts): boolean {
  const other = near[phone];
  return other !== undefined && Math.abs(other - atMs) < apartMs;
}

export function withText(near: NearTexts, phone: string, atMs: number, nowMs: number): NearTexts {
  const others = Object.entries(near).filter(([other, at]) => other !== phone && at + apartMs > nowMs);
  const last = Math.max(atMs, near[phone] ?? atMs);
  const all = [...others, [phone, last] as const].toSorted(([, one], [, other]) => one - other);
  return Object.fromEntries(all.slice(-mostKept));
}
