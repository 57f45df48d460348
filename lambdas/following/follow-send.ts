// After a send was put into the outbox or moved on: its queue gets it, and its fate is told where it matters.
import { contentSchema, type SendContent, type SendState, stateSchema } from '../delivery/send.ts';
import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from './cloud.ts';

export async function followSend(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  const content = contentSchema.parse(after);
  const state = stateSchema.parse(after);
  if (before === undefined) return cloud.queue(content.channel, content.sendId);
  if (before.status !== state.status) await tellFate(content, state, cloud);
}

async function tellFate({ purpose }: SendContent, state: SendState, cloud: Cloud): Promise<void> {
  if (purpose.kind === 'message') return cloud.conversations.markDelivery(purpose, state.status);
  const notifiedAt = wentOutAt(state);
  if (purpose.notice === 'referral-offered' && notifiedAt !== undefined) {
    await cloud.offers.markNotified(purpose.referralId, purpose.agentId, notifiedAt);
  }
}

/** A delivery can be known before its acceptance is: then it went out by then. */
function wentOutAt(state: SendState): string | undefined {
  if (state.status === 'delivered') return state.acceptedAt ?? state.settledAt;
  return state.status === 'accepted' ? state.acceptedAt : undefined;
}
