// How fast the carrier takes texts, in virtual time: so many a second from one number, one a second to one recipient.
import { tooSoon } from './request-fields.ts';

export type Pace = {
  /** Counts a text in; throws what the service throws when it comes too soon. */
  enter(from: string, to: string, nowMs: number): void;
};

const WINDOW_MS = 1000;

export function createPace(limits: { perNumber: number; perRecipient: number }): Pace {
  const taken = new Map<string, number[]>();

  function isFull(key: string, limit: number, nowMs: number): boolean {
    const recent = (taken.get(key) ?? []).filter((atMs) => atMs > nowMs - WINDOW_MS);
    taken.set(key, recent);
    return recent.length >= limit;
  }

  return {
    enter(from, to, nowMs) {
      const isTooSoon =
        isFull(`from ${from}`, limits.perNumber, nowMs) || isFull(`to ${to}`, limits.perRecipient, nowMs);
      if (isTooSoon) throw tooSoon();
      for (const key of [`from ${from}`, `to ${to}`]) taken.get(key)?.push(nowMs);
    },
  };
}
