// What the agent has still to look at, and what a browser is called.
import { describe, expect, test } from '@jest/globals';
import type { Referral } from '../../portal/api/answers.ts';
import { browserName, isApplePhone } from '../../portal/push/browser-name.ts';
import { arrivedSince, titled, unreadOf } from '../../portal/unread/unread.ts';

const now = Date.parse('2026-03-02T15:00:00.000Z');
const aReferral = (referralId: string, more: Partial<Referral> = {}): Referral => ({
  referralId,
  teamId: 'north',
  side: 'buyer',
  kind: 'standard',
  area: { city: 'Seattle', state: 'WA' },
  status: 'offered',
  createdAt: '2026-03-02T14:50:00.000Z',
  offerUntil: '2026-03-02T15:50:00.000Z',
  textingPreferred: true,
  ...more,
});
const claimedBy = (agentId: string) =>
  ({ agentId, name: 'Agent Example', by: 'text', at: '2026-03-02T14:55:00.000Z' }) as const;

describe('unread', () => {
  test('LI-4 are offers that the agent can claim, and replies of their own clients', () => {
    const referrals = [
      aReferral('open'),
      aReferral('declined', { declinedByMe: true }),
      aReferral('over', { offerUntil: '2026-03-02T14:59:00.000Z' }),
      aReferral('watched', { offeredToMe: false }),
      aReferral('replied', { status: 'claimed', claim: claimedBy('ada'), unread: true }),
      aReferral('read', { status: 'claimed', claim: claimedBy('ada') }),
      aReferral('theirs', { status: 'claimed', claim: claimedBy('ben'), unread: true }),
    ];
    expect(unreadOf(referrals, 'ada', now)).toEqual({ offers: ['open'], replies: ['replied'] });
  });

  test('LI-4 the title says how many', () => {
    expect(titled('Inbox · Dibs', 0)).toBe('Inbox · Dibs');
    expect(titled('Inbox · Dibs', 3)).toBe('(3) Inbox · Dibs');
  });

  test('LI-4 an offer rings when it comes, not those that were there on arrival', () => {
    expect(arrivedSince(undefined, ['one', 'two'])).toEqual([]);
    expect(arrivedSince(['one', 'two'], ['three', 'two'])).toEqual(['three']);
    expect(arrivedSince([], [])).toEqual([]);
  });
});

describe('a browser', () => {
  const on = (browser: string, system: string) => `${browser} on ${system}`;
  const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0 Safari/537.36 Edg/147.0',
      0,
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0 Mobile Safari/537.36',
      5,
      'Chrome on Android',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0', 0, 'Firefox on Linux'],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${webkit} Version/18.5 Mobile/15E148 Safari/604.1`,
      5,
      'Safari on iPhone',
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.5 Safari/605.1.15`,
      5,
      'Safari on iPad',
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.5 Safari/605.1.15`,
      0,
      'Safari on Mac',
    ],
    ['something else', 0, undefined],
  ])('LI-3 %s is called so', (userAgent, touchPoints, name) => {
    expect(browserName(userAgent, touchPoints, on)).toBe(name);
    expect(isApplePhone(userAgent, touchPoints)).toBe(/iPhone|iPad/.test(name ?? ''));
  });
});
