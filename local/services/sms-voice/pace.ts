// How fast the carrier takes texts, in virtual time: so many message parts a second from one number, one a second to one recipient.
import { tooSoon } from './request-fields.ts';

export type Pace = {
  /** Counts a text in; throws what the service throws when it comes too soon. */
  enter(text: { from: string; to: string; parts: number; perSecond: number }, nowMs: number): void;
};

const WINDOW_MS = 1000;
const PER_RECIPIENT = 1;

export function createPace(): Pace {
  const taken = new Map<string, { atMs: number; parts: number }[]>();

  /** A text of more parts than a second has room for needs one for itself. */
  function isFull(key: string, limit: number, parts: number, nowMs: number): boolean {
    const recent = (taken.get(key) ?? []).filter(({ atMs }) => atMs > nowMs - WINDOW_MS);
    taken.set(key, recent);
    const sum = recent.reduce((total, each) => total + each.parts, 0);
    return sum > 0 && sum + parts > limit;
  }

  return {
    enter({ from, to, parts, perSecond }, nowMs) {
      const isTooSoon =
        isFull(`from ${from}`, perSecond, parts, nowMs) || isFull(`to ${to}`, PER_RECIPIENT, 1, nowMs);
      if (isTooSoon) throw tooSoon();
      taken.get(`from ${from}`)?.push({ atMs: nowMs, parts });
      taken.get(`to ${to}`)?.push({ atMs: nowMs, parts: 1 });
    },
  };
}
