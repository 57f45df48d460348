import { expect, test } from '@jest/globals';
import type { Referral } from '../../../portal/api/answers.ts';
import { shownIn } from '../../../portal/inbox/inbox-order.ts';

const at = '2026-11-24T12:00:00.000Z';
const now = Date.parse(at);

function aReferral(referralId: string, about: Partial<Referral>): Referral {
  return {
    referralId,
    teamId: 'tm_1',
    status: 'offered',
    side: 'buyer',
    kind: 'standard',
    area: { city: 'Seattle', state: 'WA' },
    textingPreferred: true,
    createdAt: at,
    offerUntil: '2026-11-24T13:00:00.000Z',
    offeredToMe: true,
    declinedByMe: false,
    ...about,
  };
}

const claim = { agentId: 'me', name: 'Me', by: 'text' as const, at };
const all = [
  aReferral('mine', { status: 'claimed', claim }),
  aReferral('declined', { declinedByMe: true }),
  aReferral('over', { offerUntil: '2026-11-24T11:59:00.000Z' }),
  aReferral('replied', { status: 'claimed', claim, unread: true }),
  aReferral('open', {}),
  aReferral('theirs', { status: 'claimed', claim: { ...claim, agentId: 'other' }, unread: true }),
  aReferral('open-too', {}),
];
const idsIn = (list: 'all' | 'open' | 'mine', agentNow = now) =>
  shownIn(list, all, 'me', agentNow).map(({ referralId }) => referralId);

test('“Open” lists what can be claimed: nothing that was declined, or whose time is up', () => {
  expect(idsIn('open')).toEqual(['open', 'open-too']);
  expect(idsIn('open', now + 3_600_000)).toEqual([]);
});

test('the inbox begins with open offers and with clients who replied, and keeps the order of all else', () => {
  expect(idsIn('all')).toEqual(['open', 'open-too', 'replied', 'mine', 'declined', 'over', 'theirs']);
  expect(idsIn('mine')).toEqual(all.map(({ referralId }) => referralId));
});
