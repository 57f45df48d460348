// The text carriers, listed: the one that the stage chose is opened here, and what any of them publishes is read here.
import { endUserMessagingTexts } from './end-user-messaging/text-carrier.ts';
import { endUserMessagingTextEvents } from './end-user-messaging/text-events.ts';
import type { CarriedInboundText, TextEvents } from './text-events.ts';

/** By the name that the stage's configuration has for it (lib/config/text-carriers.ts). Each reads its own environment. */
export function openTextCarrier(name: string) {
  switch (name) {
    case 'end-user-messaging':
      return endUserMessagingTexts();
    default:
      throw new Error(`${name} is no text carrier: add its case to lambdas/carriers/text-carriers.ts`);
  }
}

/** All, for texts may be under way when a stage changes its carrier. Apart, so that who only reads holds no SDK. */
const textEvents: readonly TextEvents[] = [endUserMessagingTextEvents];

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
  for (const carrier of textEvents) {
    const found = read(carrier);
    if (found !== undefined) return found;
  }
  return undefined;
}
