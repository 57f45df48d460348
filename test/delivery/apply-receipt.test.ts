// What a receipt says is written down: what became of the send, and apart from that when the phone's carrier had it.
import { describe, expect, test } from '@jest/globals';
import type { CarrierReceipt } from '../../lambdas/carriers/receipt.ts';
import { applyReceipt } from '../../lambdas/delivery/apply-receipt.ts';
import { NOW } from './support/outbox-messages.ts';

async function written(receipt: CarrierReceipt) {
  const steps: unknown[] = [];
  await applyReceipt(receipt, {
    applyReceipt: async ({ status }) => void steps.push(status),
    recordHandover: async (...handover) => void steps.push(handover),
  });
  return steps;
}

describe('a receipt', () => {
  const receipt = { outboxId: 'out_1', status: 'delivered', at: NOW.toISOString() } as const;

  test('TX-10 says what became of a send', async () => {
    expect(await written(receipt)).toEqual(['delivered']);
  });

  test('CO-3 says when the phone’s carrier had it, where that was asked for', async () => {
    expect(await written({ ...receipt, isHandedOver: true })).toEqual([
      'delivered',
      ['out_1', NOW.toISOString()],
    ]);
  });
});
