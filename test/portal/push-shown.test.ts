// What a push shows beside what is shown already.
import { describe, expect, test } from '@jest/globals';
import { offlinePage } from '../../portal/worker/offline-page.ts';
import { isUnread, type Pushed, pathOf, readPush, showingOf } from '../../portal/worker/push-shown.ts';

const aPush = (push: Partial<Pushed> = {}): Pushed => ({
  subject: 'New buyer referral in Seattle, WA',
  body: 'First to claim it gets it.',
  link: 'https://portal.example/referrals/ref_1',
  thread: 'ref_1',
  manner: 'rings',
  at: '2026-03-02T15:00:00.000Z',
  ...push,
});
const later = '2026-03-02T15:05:00.000Z';

describe('a push', () => {
  test('LI-3 of an offer rings; before somebody who looks at the portal it is silent', () => {
    expect(showingOf(aPush(), undefined, false)).toMatchObject({ isSilent: false, isClosedAtOnce: false });
    expect(showingOf(aPush(), undefined, true)).toMatchObject({ isSilent: true, isClosedAtOnce: false });
  });

  test('LI-3 of an offer that is over takes its place quietly, or shows nothing where nothing is shown', () => {
    const over = aPush({ manner: 'withdraws', body: 'You have it.', at: later });
    expect(showingOf(over, aPush(), false)).toEqual({ push: over, isSilent: true, isClosedAtOnce: false });
    expect(showingOf(over, undefined, false)).toMatchObject({ isSilent: true, isClosedAtOnce: true });
    const told = aPush({ manner: 'replaces', at: later });
    expect(showingOf(told, undefined, false)).toMatchObject({ isSilent: true, isClosedAtOnce: false });
  });

  test('LI-3 that was overtaken leaves what came later where it is', () => {
    const told = aPush({ manner: 'replaces', body: 'A teammate has claimed it.', at: later });
    expect(showingOf(aPush(), told, false)).toEqual({ push: told, isSilent: true, isClosedAtOnce: false });
  });

  test('LI-3 twice is shown once more, as it is', () => {
    expect(showingOf(aPush(), aPush(), false).push).toEqual(aPush());
  });

  test('LI-4 counts while somebody has to look at it', () => {
    expect([aPush(), aPush({ manner: 'tells' })].every(isUnread)).toBe(true);
    expect([aPush({ manner: 'replaces' }), aPush({ manner: 'withdraws' }), undefined].some(isUnread)).toBe(
      false,
    );
  });

  test('LI-3 leads to a page of the portal, never to another address', () => {
    expect(pathOf(aPush())).toBe('/referrals/ref_1');
    expect(pathOf({ link: 'https://elsewhere.example/referrals/ref_2' })).toBe('/referrals/ref_2');
    expect(pathOf({ link: 'nonsense' })).toBe('/');
    expect(pathOf({})).toBe('/');
  });

  test.each([undefined, '', 'nonsense', '{}', 'null', '{"subject":1}'])('LI-3 %p is none', (text) => {
    expect(readPush(text)).toBeUndefined();
  });

  test('LI-3 reads as it was sent', () => {
    expect(readPush(JSON.stringify(aPush()))).toEqual(aPush());
  });
});

test('the page without a connection is in the reader’s language', () => {
  expect(offlinePage(['fr-CA', 'en'])).toContain('Pas de connexion');
  expect(offlinePage(['es', 'en-US'])).toContain('Sin conexión');
  expect(offlinePage(['de', 'en-US'])).toContain('No connection');
  expect(offlinePage([])).toContain('lang="en"');
});
