// A push to one device: what it replaces, how long it is of use, and a device that is gone.
import { describe, expect, test } from '@jest/globals';
import type { CarrierAnswer } from '../../lambdas/carriers/carrier-answer.ts';
import { judgePush } from '../../lambdas/delivery/gate/judge-push.ts';
import type { PushContent } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { pushOf, pushToDevice } from '../../lambdas/delivery/push-to-device.ts';
import { anOpenRace } from '../claiming/support/referrals.ts';

const NOW = new Date('2026-03-02T15:00:00.000Z');
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString();

function aPush(notification: string, more: Partial<PushContent> = {}): PushContent {
  return {
    outboxId: 'out_1',
    channel: 'push',
    to: 'https://push.example/1',
    keys: { p256dh: 'point', auth: 'secret' },
    device: { teamId: 'north', agentId: 'ada', deviceId: 'laptop', platform: 'web' },
    subject: 'New buyer referral in Seattle, WA',
    body: 'First to claim it gets it.',
    purpose: { kind: 'notification', notification, referralId: 'ref_1', agentId: 'ada' },
    createdAt: NOW.toISOString(),
    ...more,
  };
}

describe('a push', () => {
  test('LI-3 of an offer rings, and is kept no longer than the offer is open', () => {
    const offer = aPush('referral-offered', { staleAt: minutesLater(7) });
    expect(pushOf(offer, NOW)).toMatchObject({ manner: 'rings', thread: 'ref_1', keptSeconds: 420 });
    const week = aPush('referral-offered', { staleAt: minutesLater(7 * 24 * 60) });
    expect(pushOf(week, NOW).keptSeconds).toBe(86_400);
    expect(pushOf(offer, new Date(minutesLater(9))).keptSeconds).toBe(0);
  });

  test.each([
    ['referral-claimed', 'replaces'],
    ['referral-returned', 'replaces'],
    ['offer-over', 'withdraws'],
    ['client-replied', 'tells'],
  ])('LI-3 of what follows takes the place of the offer’s: %s', (notification, manner) => {
    expect(pushOf(aPush(notification), NOW)).toMatchObject({ manner, thread: 'ref_1' });
  });

  test('LI-3 of a team’s news replaces the last of its kind alone', () => {
    const purpose = { kind: 'team-news', news: 'license-back', teamId: 'north', agentId: 'ada' } as const;
    expect(pushOf(aPush('', { purpose }), NOW)).toMatchObject({ manner: 'tells', thread: 'license-back' });
  });
});

describe('a device that is gone', () => {
  async function pushed(answer: CarrierAnswer, push = aPush('referral-offered')) {
    const removed: unknown[] = [];
    const end = await pushToDevice(push, 1, {
      carrier: { send: async () => answer },
      people: {
        removeDevice: async (...given) => {
          removed.push(given);
          return false;
        },
      },
      now: () => NOW,
    });
    expect(end).toEqual(answer);
    return removed;
  }

  test('LI-3 is taken off, while it has that endpoint', async () => {
    expect(await pushed({ kind: 'refused', reason: 'device-gone' })).toEqual([
      [
        'north',
        'ada',
        expect.objectContaining({ deviceId: 'laptop', platform: 'web', endpoint: 'https://push.example/1' }),
      ],
    ]);
  });

  test('LI-3 is none that the push service is slow for, or refuses one push for', async () => {
    for (const answer of [
      { kind: 'accepted' },
      { kind: 'busy' },
      { kind: 'unknown' },
      { kind: 'refused', reason: 'push-refused-413' },
    ] as const)
      expect(await pushed(answer)).toEqual([]);
  });

  test('DE-5 is not known of a push that the last release wrote', async () => {
    const { device, ...old } = aPush('referral-offered');
    expect(await pushed({ kind: 'refused', reason: 'device-gone' }, old)).toEqual([]);
  });
});

describe('the gate for pushes', () => {
  const verdict = async (race: ReturnType<typeof anOpenRace> | undefined, push: PushContent) => {
    const judged = await judgePush(push, NOW, { races: { read: async () => race } });
    return judged.verdict;
  };
  const offered = anOpenRace({ offered: ['ada', 'ben'] });
  const offer = aPush('referral-offered', { staleAt: minutesLater(7) });

  test('LI-3 lets an offer out while its agent can claim it', async () => {
    expect(await verdict(offered, offer)).toBe('send');
    expect(await verdict({ ...offered, declined: new Set(['ada']) }, offer)).toBe('refuse');
    expect(await verdict({ ...offered, offered: ['ben'] }, offer)).toBe('refuse');
    expect(await verdict({ ...offered, round: 2 }, offer)).toBe('refuse');
    expect(await verdict(undefined, offer)).toBe('refuse');
  });

  test('LI-3 looks at no race for what is no offer, nor for an offer that is late', async () => {
    expect(await verdict(undefined, aPush('referral-claimed'))).toBe('send');
    expect(await verdict(offered, { ...offer, staleAt: minutesLater(-1) })).toBe('refuse');
    expect(await verdict(offered, { ...offer, notBefore: minutesLater(1) })).toBe('hold');
  });
});
