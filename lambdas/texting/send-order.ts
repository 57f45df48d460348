// Texts of one conversation leave in the order in which they were written, as far as waiting helps.
import type { AgentsMessage } from './message.ts';

/** How long a text waits for the one before it, from when that was last heard of: then it has been given up. */
const patienceMs: Partial<Record<AgentsMessage['delivery'], number>> = {
  queued: 15 * 60_000,
  // Overnight, for quiet hours: as long as a queue hides it.
  held: 13 * 3_600_000,
};

/** True when a text would leave before `earlier`, the agent's last one before it. */
export function isOutOfOrder(earlier: AgentsMessage | undefined, now: Date): boolean {
  if (earlier === undefined) return false;
  const { delivery, deliveryAt = earlier.at } = earlier;
  return now.getTime() - Date.parse(deliveryAt) < (patienceMs[delivery] ?? 0);
}

/** How long a text waits for an answer to the client's word that has not left yet: an answer to STOP is stale by then, too. */
const answerPatienceMs = 5 * 60_000;

/** Answers to words from then on leave before a text of `now`: nobody hears that texts go on after the text itself (CO-6). */
export function answersGoFirstFrom(now: Date): Date {
  return new Date(now.getTime() - answerPatienceMs);
}
