// What a carrier of texts publishes, whichever carrier it is.
import type { CarrierReceipt } from './receipt.ts';

/** A text that came in. `at`: the carrier's time. */
export type CarriedInboundText = { from: string; to: string; body: string; carrierId: string; at: string };

export type TextEvents = {
  /** The receipt in what was published; undefined when it is not about one of our texts. */
  receiptIn(published: unknown): CarrierReceipt | undefined;
  /** The text in what was published `at` a time; undefined when it is not in this carrier's form. */
  inboundTextIn(notification: { published: unknown; at: string }): CarriedInboundText | undefined;
};
