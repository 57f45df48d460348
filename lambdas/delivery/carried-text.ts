// A text as its carrier is given it: from which number, and whether its receipts have to say when the phone's carrier had it.
import type { ProgramNumbers } from '../consent/program.ts';
import { optOutNotice } from '../consent/texts.ts';
import type { TextContent } from './outbox/outbox-message.ts';
import { numberFor } from './sending-number.ts';
import type { CarriedText } from './text-carrier.ts';

/** `text`: with what the gate appended. `attempt` counts from 1. */
export function carriedText(text: TextContent, attempt: number, numbers: ProgramNumbers): CarriedText {
  const { outboxId, to, body, purpose } = text;
  return {
    outboxId,
    attempt,
    to,
    from: numberFor(text, numbers),
    body,
    // The hours of a consent request count from then (CO-3), and so do the 30 days after an opt-out notice (CO-10).
    awaitsHandover: purpose.kind === 'consent-request' || body.endsWith(optOutNotice),
  };
}
