// Which texts wait for the one before them, and for how long.
import { describe, expect, test } from '@jest/globals';
import { deliverySchema, newMessage } from '../../lambdas/texting/message.ts';
import { isOvertaking } from '../../lambdas/texting/send-order.ts';
import { NOW, secondsLater } from '../delivery/support/outbox-messages.ts';

const earlier = newMessage({
  ...{ referralId: 'ref_1', messageId: 'msg_1', agentId: 'ada', body: 'Hi', at: NOW.toISOString() },
});

describe('texts of one conversation', () => {
  test('wait for one that is queued or held, and for no other', () => {
    const waitedFor = deliverySchema.options.filter((delivery) =>
      isOvertaking({ ...earlier, delivery }, secondsLater(1)),
    );
    expect(waitedFor).toEqual(['queued', 'held']);
    expect(isOvertaking(undefined, NOW)).toBe(false);
  });

  test('wait no longer than the one before can still go out', () => {
    expect(isOvertaking(earlier, secondsLater(15 * 60 - 1))).toBe(true);
    expect(isOvertaking(earlier, secondsLater(15 * 60))).toBe(false);
    const held = { ...earlier, delivery: 'held' } as const;
    expect(isOvertaking(held, secondsLater(13 * 3600 - 1))).toBe(true);
    expect(isOvertaking(held, secondsLater(13 * 3600))).toBe(false);
  });

  test('wait on while the one before is heard of: turned away in the morning after a night, it still goes first', () => {
    const turnedAway = { ...earlier, deliveryAt: secondsLater(10 * 3600).toISOString() };
    expect(isOvertaking(turnedAway, secondsLater(10 * 3600 + 60))).toBe(true);
    expect(isOvertaking(turnedAway, secondsLater(11 * 3600))).toBe(false);
  });
});
