// Reads what a queue is for from its physical name, as CDK derives it from the construct's path.
import type { Queue } from './world.ts';

/** The stack's name; what CDK derives from a path starts with a capital. */
const STACK = /^dibs-[a-z0-9-]+-(?=[A-Z])/;
const HASH = /[0-9A-F]{8}$/;

/** `dibs-local-delivery-DeliveryOutboxTextsQueue3C821002` → `Delivery outbox texts`. */
export function titleOf(queue: string): string {
  const words = queue
    .replace(STACK, '')
    .replace(HASH, '')
    .replace(/(Queue|DeadLetters|Kept)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

/** `later`: in flight, or delayed. What is only kept waits for nothing. */
export type QueueRow =
  | { title: string; waiting: number; later: number; deadLetters?: Queue }
  | { title: string; kept: number };

/** Each working queue with its dead letters; a dead-letter queue that belongs to no queue is listed alone. */
export function queueRows(queues: readonly Queue[], now: string): QueueRow[] {
  const isOwned = (queue: Queue) => queue.deadLetterOf.length > 0;
  return queues
    .filter((queue) => !isOwned(queue))
    .map((queue) => {
      if (queue.purpose === 'kept') return { title: titleOf(queue.name), kept: queue.messages.length };
      const isDeadLetters = queue.purpose === 'dead-letters';
      const deadLetters = isDeadLetters
        ? queue
        : queues.find(({ deadLetterOf }) => deadLetterOf.includes(queue.name));
      const worked = isDeadLetters ? [] : queue.messages;
      const waiting = worked.filter(({ visibleAt }) => visibleAt <= now).length;
      return {
        title: titleOf(queue.name),
        waiting,
        later: worked.length - waiting,
        ...(deadLetters !== undefined && { deadLetters }),
      };
    });
}
