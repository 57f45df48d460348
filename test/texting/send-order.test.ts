// Which texts wait for the one before them, and for how long.
import { describe, expect, test } from '@jest/globals';
import { agentsMessageSchema } from '../../lambdas/texting/message.ts';
import { newMessage } from '../../lambdas/texting/new-message.ts';
import { isOutOfOrder } from '../../lambdas/texting/send-order.ts';
import { NOW, secondsLater } from '../delivery/support/outbox-messages.ts';

const earlier = newMessage({
  referralId: 'ref_1',
  messageId: 'msg_1',
  agentId: 'ada',
  body: 'Hi',
  at: NOW.toISOString(),
});

describe('texts of one conversation', () => {
  test('wait for one that is queued or held, and for no other', () => {
    const waitedFor = agentsMessageSchema.shape.delivery.options.filter((delivery) =>
      isOutOfOrder({ ...earlier, delivery }, secondsLater(1)),
    );
    expect(waitedFor).toEqual(['queued', 'held']);
    expect(isOutOfOrder(undefined, NOW)).toBe(false);
  });

  test('wait no longer than the one before can still go out', () => {
    expect(isOutOfOrder(earlier, secondsLater(15 * 60 - 1))).toBe(true);
    expect(isOutOfOrder(earlier, secondsLater(15 * 60))).toBe(false);
  });

  test('TX-16 TX-18 wait for one that is held until its hour, however long its night is', () => {
    const heldUntil = secondsLater(17 * 3600).toISOString();
    const held = { ...earlier, delivery: 'held', heldUntil } as const;
    expect(isOutOfOrder(held, secondsLater(17 * 3600 + 15 * 60 - 1))).toBe(true);
    expect(isOutOfOrder(held, secondsLater(17 * 3600 + 15 * 60))).toBe(false);
  });

  test('wait on while the one before is heard of: turned away in the morning after a night, it still goes first', () => {
    const turnedAway = { ...earlier, deliveryAt: secondsLater(10 * 3600).toISOString() };
    expect(isOutOfOrder(turnedAway, secondsLater(10 * 3600 + 60))).toBe(true);
    expect(isOutOfOrder(turnedAway, secondsLater(11 * 3600))).toBe(false);
  });
});
