// What a receipt says is written down where it is news: what became of the send, and when the phone's carrier had it.
import { describe, expect, test } from '@jest/globals';
import type { CarrierReceipt } from '../../lambdas/carriers/receipt.ts';
import { applyReceipt } from '../../lambdas/delivery/apply-receipt.ts';
import type { OutboxMessage, OutboxState } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { anEmail, aText, NOW, secondsLater } from './support/outbox-messages.ts';

const at = NOW.toISOString();
const states: Record<OutboxState['status'], OutboxState> = {
  queued: { status: 'queued', attempts: 1 },
  held: { status: 'held', attempts: 0, reason: 'quiet-hours', heldUntil: at },
  sending: { status: 'sending', attempts: 1, startedAt: at },
  accepted: { status: 'accepted', acceptedAt: at },
  delivered: { status: 'delivered', settledAt: at },
  failed: { status: 'failed', reason: 'bounce', settledAt: at },
  refused: { status: 'refused', reason: 'stale', settledAt: at },
  unconfirmed: { status: 'unconfirmed', settledAt: at },
};
const allStates = Object.values(states);

async function written(receipt: Partial<CarrierReceipt>, message: OutboxMessage | undefined) {
  const steps: unknown[] = [];
  await applyReceipt(
    { outboxId: 'out_1', status: 'delivered', at, ...receipt },
    {
      find: async () => message,
      applyReceipt: async ({ status }) => steps.push(status) > 0,
      applied: () => undefined,
      recordHandover: async (...handover) => void steps.push(handover),
    },
  );
  return steps;
}

/** In which states of a message a receipt is written down. */
async function statesThatTake(content: OutboxMessage['content'], status: CarrierReceipt['status']) {
  const takes: string[] = [];
  for (const state of allStates) {
    if ((await written({ status }, { content, state, traces: {} })).length > 0) takes.push(state.status);
  }
  return takes;
}

describe('a receipt', () => {
  const text = { content: aText(), state: states.sending, traces: {} };

  test('TX-10 says what became of a send', async () => {
    expect(await written({}, text)).toEqual(['delivered']);
  });

  test('TX-10 is written down where it says more than is known', async () => {
    const open = ['queued', 'sending', 'unconfirmed'];
    expect(await statesThatTake(aText(), 'delivered')).toEqual([
      'queued',
      'sending',
      'accepted',
      'failed',
      'unconfirmed',
    ]);
    expect(await statesThatTake(aText(), 'accepted')).toEqual(open);
    expect(await statesThatTake(aText(), 'failed')).toEqual(['queued', 'sending', 'accepted', 'unconfirmed']);
    expect(await statesThatTake(aText(), 'unconfirmed')).toEqual(['sending']);
  });

  test('that an email arrived settles one whose answer got lost, and is no news of one that was accepted', async () => {
    expect(await statesThatTake(anEmail(), 'delivered')).toEqual([
      'queued',
      'sending',
      'failed',
      'unconfirmed',
    ]);
    expect(await statesThatTake(anEmail(), 'failed')).toEqual(await statesThatTake(aText(), 'failed'));
  });

  test('about nothing that is known is let go', async () => {
    expect(await written({ isHandedOver: true }, undefined)).toEqual([]);
  });

  test('CO-3 says when the phone’s carrier had it, where that was asked for and none said so earlier', async () => {
    const receipt = { isHandedOver: true };
    const handover = ['out_1', at];
    expect(await written(receipt, text)).toEqual(['delivered', handover]);
    const known = { ...text, state: states.delivered };
    expect(await written(receipt, known)).toEqual([handover]);
    const later = { handedOverAt: secondsLater(9).toISOString() };
    expect(await written(receipt, { ...known, traces: later })).toEqual([handover]);
    expect(await written(receipt, { ...known, traces: { handedOverAt: at } })).toEqual([]);
  });
});
