// Texts of one conversation leave in the order in which they were written, as far as waiting helps.
import type { AgentsMessage } from './message.ts';

/** How long a text waits for one before it that is due: then that has been given up. */
const patienceMs = 15 * 60_000;

type Sent = Pick<AgentsMessage, 'delivery' | 'deliveryAt' | 'heldUntil' | 'at'>;

/** True when a text would leave before `earlier`, the agent's last one before it. */
export function isOutOfOrder(earlier: Sent | undefined, now: Date): boolean {
  const dueAt = earlier && dueAtOf(earlier);
  return dueAt !== undefined && now.getTime() - Date.parse(dueAt) < patienceMs;
}

/** Quiet hours take as long as the client's zones lie apart: up to a night and the width of the country. */
function dueAtOf({ delivery, deliveryAt, heldUntil, at }: Sent): string | undefined {
  if (delivery === 'held') return heldUntil ?? deliveryAt ?? at;
  return delivery === 'queued' ? (deliveryAt ?? at) : undefined;
}

/** How long a text waits for an answer to the client's word that has not left yet: an answer to STOP is stale by then, too. */
const answerPatienceMs = 5 * 60_000;

/** Answers to words from then on leave before a text of `now`: nobody hears that texts go on after the text itself (CO-6). */
export function answersGoFirstFrom(now: Date): Date {
  return new Date(now.getTime() - answerPatienceMs);
}
