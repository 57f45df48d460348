// What a carrier's receipt says of a send is written down; when the phone's carrier had it, apart from what became of it.
import type { CarrierReceipt } from '../carriers/receipt.ts';

export type ApplyReceiptDeps = {
  applyReceipt(receipt: CarrierReceipt): Promise<unknown>;
  recordHandover(outboxId: string, at: string): Promise<void>;
};

/** Receipts come late, twice and out of order. */
export async function applyReceipt(receipt: CarrierReceipt, deps: ApplyReceiptDeps): Promise<void> {
  await deps.applyReceipt(receipt);
  if (receipt.isHandedOver) await deps.recordHandover(receipt.outboxId, receipt.at);
}
