// The text carriers, listed: what any of them publishes is read here. Which one sends, the stage's configuration chooses (lib/delivery/).
import { endUserMessagingTextEvents } from './end-user-messaging/text-events.ts';
import type { CarriedInboundText, TextEvents } from './text-events.ts';

const textCarriers: readonly TextEvents[] = [endUserMessagingTextEvents];

/** Undefined when it is not about one of our texts. */
export function textReceiptIn(published: unknown) {
  return firstOf((carrier) => carrier.receiptIn(published));
}

/** Undefined for a sentence, as services publish when they are connected. Throws for what no carrier's form fits: it may be a STOP. */
export function inboundTextIn(notification: {
  published: unknown;
  at: string;
}): CarriedInboundText | undefined {
  if (notification.published === undefined) return undefined;
  const text = firstOf((carrier) => carrier.inboundTextIn(notification));
  if (text === undefined) throw new Error('What came in has the form of no text carrier');
  return text;
}

function firstOf<T>(read: (carrier: TextEvents) => T | undefined): T | undefined {
  for (const carrier of textCarriers) {
    const found = read(carrier);
    if (found !== undefined) return found;
  }
  return undefined;
}
