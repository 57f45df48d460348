// What a carrier's receipt says of a send is written down; when the phone's carrier had it, apart from what became of it.
import type { CarrierReceipt, TeamEmailReceipt } from '../carriers/receipt.ts';
import { before, type OutboxContent, type OutboxMessage } from './outbox/outbox-message.ts';
import type { TeamEmailState } from './team-email/team-email.ts';

export type ApplyReceiptDeps = {
  find(outboxId: string): Promise<OutboxMessage | undefined>;
  /** Answers whether it was news. */
  applyReceipt(receipt: CarrierReceipt): Promise<boolean>;
  /** Told of each that was. */
  applied(content: OutboxContent, status: CarrierReceipt['status']): void;
  recordHandover(outboxId: string, at: string): Promise<void>;
};

/** Receipts come late, twice and out of order. A read costs a fifth of a write that changes nothing, and the writes look again. */
export async function applyReceipt(receipt: CarrierReceipt, deps: ApplyReceiptDeps): Promise<void> {
  const message = await deps.find(receipt.outboxId);
  if (message === undefined) return;
  if (isNews(receipt, message) && (await deps.applyReceipt(receipt)))
    deps.applied(message.content, receipt.status);
  if (isEarlierHandover(receipt, message)) await deps.recordHandover(receipt.outboxId, receipt.at);
}

/** That an email arrived which its carrier has accepted is of no use to anyone: what its sender waited for is known. */
function isNews({ status }: CarrierReceipt, { content, state }: OutboxMessage): boolean {
  if (content.channel === 'email' && status === 'delivered' && state.status === 'accepted') return false;
  return before[status].includes(state.status);
}

function isEarlierHandover({ isHandedOver, at }: CarrierReceipt, { traces }: OutboxMessage): boolean {
  if (!isHandedOver) return false;
  return traces.handedOverAt === undefined || traces.handedOverAt > at;
}

export type ApplyTeamReceiptDeps = {
  findTeamEmail(teamEmailId: string): Promise<{ state: TeamEmailState } | undefined>;
  noteArrived(teamEmailId: string, agentId: string): Promise<void>;
};

/** Of use only while the sender may not have heard the carrier's answer. */
export async function applyTeamReceipt(
  { teamEmailId, agentId }: TeamEmailReceipt,
  deps: ApplyTeamReceiptDeps,
): Promise<void> {
  const found = await deps.findTeamEmail(teamEmailId);
  if (found?.state.status === 'sending') await deps.noteArrived(teamEmailId, agentId);
}
