// What became of automated texts, counted, and how a team's sending fares.
import { describe, expect, test } from '@jest/globals';
import type { CampaignText } from '../../../lambdas/campaigns/figures/campaign-text.ts';
import { fateOf, reportOf } from '../../../lambdas/campaigns/figures/figures.ts';
import { healthOf, mayStartBulk, sendingHealth } from '../../../lambdas/campaigns/figures/sending-health.ts';

const at = '2026-11-25T15:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

let count = 0;
const aText = (text: Partial<CampaignText> = {}): CampaignText => {
  count += 1;
  return {
    teamId: 'north',
    referralId: `ref_${count}`,
    messageId: `msg_${count}`,
    part: 'bulk#blk_1',
    at,
    ...text,
  };
};
const many = (length: number, text: Partial<CampaignText>) => Array.from({ length }, () => aText(text));
const sent = { sentAt: at };

describe('the fate of an automated text', () => {
  test.each([
    ['waiting', {}],
    ['held', { heldAt: at }],
    ['sent', { heldAt: at, sentAt: later(1) }],
    ['sent', { unconfirmedAt: at }],
    ['delivered', { sentAt: at, deliveredAt: later(1) }],
    ['failed', { sentAt: at, failedAt: later(1) }],
    ['delivered', { failedAt: at, deliveredAt: later(1) }],
    ['refused', { heldAt: at, refusedAt: later(1) }],
  ] as const)('CP-7 is %s by what is known best of %j', (fate, known) => {
    expect(fateOf(aText(known))).toBe(fate);
  });

  test('CP-7 a report counts each text once, its reasons, and what clients did by the hour', () => {
    const texts = [
      aText({ sentAt: at, deliveredAt: at, repliedAt: later(10) }),
      aText({ sentAt: at, deliveredAt: at, repliedAt: later(50), optedOutAt: later(90) }),
      aText({ sentAt: at, failedAt: at, failedBy: 'unreachable' }),
      aText({ refusedAt: at, refusedBy: 'cap-reached' }),
      aText({ refusedAt: at, refusedBy: 'cap-reached' }),
      aText({ heldAt: at }),
      aText(),
    ];
    expect(reportOf(texts)).toEqual({
      counts: { total: 7, sent: 3, held: 1, refused: 2, delivered: 2, failed: 1, replied: 2, optedOut: 1 },
      refusedBy: { 'cap-reached': 2 },
      curve: [
        { at: '2026-11-25T15:00:00.000Z', replied: 2, optedOut: 0 },
        { at: '2026-11-25T16:00:00.000Z', replied: 0, optedOut: 1 },
      ],
      // The latest first.
      repliedBy: [texts[1]?.referralId, texts[0]?.referralId],
    });
  });
});

describe('the health of sending', () => {
  const outOf = (length: number, some: Partial<CampaignText>, how: number) => [
    ...many(how, { ...sent, ...some }),
    ...many(length - how, sent),
  ];

  test.each([
    ['good', undefined, 1000, { optedOutAt: at }, 10],
    ['watch', 'opt-outs', 1000, { optedOutAt: at }, 11],
    ['watch', 'opt-outs', 1000, { optedOutAt: at }, 30],
    ['stop', 'opt-outs', 1000, { optedOutAt: at }, 31],
    ['watch', 'spam', 1000, { failedAt: at, failedBy: 'spam' }, 6],
    ['stop', 'spam', 1000, { failedAt: at, failedBy: 'carrier-blocked' }, 21],
    ['watch', 'failures', 100, { failedAt: at, failedBy: 'unreachable' }, 9],
    // One of a handful is no share.
    ['good', undefined, 10, { optedOutAt: at }, 1],
    ['watch', 'opt-outs', 10, { optedOutAt: at }, 4],
    ['stop', 'opt-outs', 10, { optedOutAt: at }, 5],
  ] as const)('CP-7 is %s (%s): of %i texts with %j %i', (verdict, because, length, some, how) => {
    const health = healthOf(outOf(length, some, how));
    expect(health).toMatchObject({ sent: length, verdict });
    expect(health.because).toBe(because);
    expect(mayStartBulk(health)).toBe(verdict !== 'stop');
  });

  test('CP-7 counts what the carrier’s filter refused at once, though it was never sent', () => {
    const refused = many(10, { refusedAt: at, refusedBy: 'spam' });
    expect(healthOf(refused)).toMatchObject({ sent: 0, spam: 10, shares: { spam: 1 }, verdict: 'stop' });
    expect(healthOf(many(10, { refusedAt: at, refusedBy: 'opted-out' }))).toMatchObject({
      spam: 0,
      verdict: 'good',
    });
  });

  test('CP-7 is told by the week in which a text was written, and of the last seven days', () => {
    const now = new Date('2026-11-30T12:00:00.000Z');
    const texts = [
      aText({ ...sent, at: '2026-11-22T12:00:00.000Z' }),
      aText({ ...sent, at: '2026-11-25T12:00:00.000Z' }),
      aText({ ...sent, at: '2026-11-30T11:00:00.000Z' }),
    ];
    const { weeks, recent } = sendingHealth(texts, 3, now);
    expect(weeks.map(({ week, from, sent: its }) => [week, from.slice(0, 10), its])).toEqual([
      ['2026-W47', '2026-11-16', 1],
      ['2026-W48', '2026-11-23', 1],
      ['2026-W49', '2026-11-30', 1],
    ]);
    expect(recent.sent).toBe(2);
  });

  test('CP-7 a stop passes by itself once nothing was sent for seven days', () => {
    const bad = many(20, { ...sent, optedOutAt: at });
    const after = (days: number) =>
      sendingHealth(bad, 1, new Date(Date.parse(at) + days * 86_400_000)).recent;
    expect([after(1), after(7), after(7.01)].map(mayStartBulk)).toEqual([false, false, true]);
  });
});
