// PA-1: how a number's time is divided. All parts of a slot go out at its beginning, and no second sees more of them than the rate.

/** A number's slots: each begins `slotMs` after the one before and takes `parts`; `perSecond` of them are a second and a bit. */
export type Rate = { slotMs: number; parts: number; perSecond: number };

/** Slots are wider than a second by so much, because a text is never sent to the millisecond. */
export const toleranceMs = 100;
/** A faster number has several slots a second, so that its texts don't leave all at once. A longest text fits into one. */
const partsInSlot = 25;

export function rateOf(partsPerSecond: number): Rate {
  const perSecond = Math.max(1, Math.floor(partsPerSecond / partsInSlot));
  const slotMs = Math.ceil((1000 + toleranceMs) / perSecond);
  return { slotMs, parts: Math.floor(partsPerSecond / perSecond), perSecond };
}

export const beginningOf = (slot: number, { slotMs }: Rate): number => slot * slotMs;
export const slotAt = (ms: number, { slotMs }: Rate): number => Math.floor(ms / slotMs);
