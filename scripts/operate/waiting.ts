// Waits for what follows by itself, and gives up with a sentence.
import { setTimeout as pause } from 'node:timers/promises';
import { CannotOperate } from './cannot-operate.ts';

const patienceMs = 60_000;
const everyMs = 500;

/** Asks until there is an answer; `what` says what did not happen when there is none within a minute. */
export async function eventually<Found>(
  what: string,
  look: () => Promise<Found | undefined>,
): Promise<Found> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new CannotOperate(`Within a minute this did not happen: ${what}.`);
    await pause(everyMs);
  }
}
