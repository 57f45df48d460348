// Sends one event to a webhook's receiver. Who answers with anything but a 2xx has not taken it, and gets it again.
import { type Delivery, deliveryOf, secondsUntilNext } from './delivery.ts';

export type SendEventDeps = {
  /** Signs and sends; answers the status, or why there is none. */
  post(delivery: Delivery): Promise<number | 'no-answer'>;
  /** Of what a receiver did not take: its event and what it answered, no more. */
  noteRefused(refused: { eventId: string; type: string; attempt: number; answer: string }): void;
  random(): number;
};

export type Sent = { done: true } | { done: false; againInSeconds: number };

export async function sendEvent(event: unknown, attempt: number, deps: SendEventDeps): Promise<Sent> {
  const delivery = deliveryOf(event);
  const answer = await deps.post(delivery);
  if (typeof answer === 'number' && answer >= 200 && answer < 300) return { done: true };
  const { id: eventId, type } = delivery;
  deps.noteRefused({ eventId, type, attempt, answer: String(answer) });
  return { done: false, againInSeconds: secondsUntilNext(attempt, deps.random()) };
}
