// How long outbox messages (but for answers to words) and inbound texts are kept: longer than any receipt, retry or question about them takes.

const keptDays = 400;
const dayMs = 86_400_000;

/** The table's time to live for what happened at `at`, in seconds since the epoch. */
export function expiryOf(at: string): number {
  return Math.floor((Date.parse(at) + keptDays * dayMs) / 1000);
}

/** True when what was sent about something of that time may not be known any more. */
export function isForgotten(at: string, now: Date): boolean {
  return Date.parse(at) + keptDays * dayMs <= now.getTime();
}
