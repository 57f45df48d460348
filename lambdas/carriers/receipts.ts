// The receipt in what any carrier published: all report to one topic.
import type { Receipt } from '../delivery/outbox-message.ts';
import { textReceiptIn } from './end-user-messaging/receipts.ts';
import { emailReceiptIn } from './ses/receipts.ts';

/** Undefined for what is about no outbox message of ours or settles nothing. */
export function receiptIn(event: unknown): Receipt | undefined {
  return textReceiptIn(event) ?? emailReceiptIn(event);
}
