// What a receiver gets of an event, and when it is tried again: for a day, then the queue gives it up.
import * as z from 'zod';

/** An event as EventBridge puts it into the webhook's queue. */
const queued = z.object({
  'detail-type': z.string(),
  detail: z.looseObject({ eventId: z.string(), at: z.string() }),
});

/** `id` is the same each time the event comes; `body` goes out as it is, for that is what is signed. */
export type Delivery = { id: string; type: string; body: string };

/** The payload that Standard Webhooks asks for: a type, a time and the data. */
export function deliveryOf(event: unknown): Delivery {
  const { 'detail-type': type, detail } = queued.parse(event);
  const { eventId: id, at } = detail;
  return { id, type, body: JSON.stringify({ type, timestamp: at, data: detail }) };
}

const minute = 60;
const hour = 60 * minute;

/** Soon, for what is over in a moment; then hourly, so that nobody waits longer for what was missed. */
const waitSeconds = [5, 30, 2 * minute, 10 * minute, 30 * minute, ...Array<number>(23).fill(hour)];

/** The first attempt and one after each wait: a day. */
export const mostAttempts = waitSeconds.length + 1;

/** How long until an event is tried again that failed for the `attempt`th time; a tenth more or less by `random`, so that not all come at once. */
export function secondsUntilNext(attempt: number, random: number): number {
  const wait = waitSeconds[attempt - 1] ?? hour;
  return Math.round(wait * (0.9 + 0.2 * random));
}
