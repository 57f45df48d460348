// The receipt in what any carrier published: all report to one topic.
export { invitationReceiptIn, teamEmailReceiptIn } from './ses/receipts.ts';

import type { CarrierReceipt } from './receipt.ts';
import { emailReceiptIn } from './ses/receipts.ts';
import { textReceiptIn } from './text-carriers.ts';

/** Undefined when it is not about one of our outbox messages or settles nothing. */
export function receiptIn(event: unknown): CarrierReceipt | undefined {
  return textReceiptIn(event) ?? emailReceiptIn(event);
}
