// Texts of one conversation leave in the order in which they were written, as far as waiting helps.
import type { Message } from './message.ts';

/** How long a text waits for the one before it: then that one has been given up, and must not hold up the rest. */
const patienceMs: Partial<Record<Message['delivery'], number>> = {
  queued: 15 * 60_000,
  // Overnight, for quiet hours.
  held: 24 * 3_600_000,
};

/** True when a text would leave before `earlier`, the agent's last one before it. */
export function isOvertaking(earlier: Message | undefined, now: Date): boolean {
  if (earlier === undefined) return false;
  return now.getTime() - Date.parse(earlier.at) < (patienceMs[earlier.delivery] ?? 0);
}
