import { expect, test } from '@jest/globals';
import { standingOf } from '../../portal/inbox/standing.ts';

const at = '2026-11-24T12:00:00.000Z';
const now = Date.parse(at);
const offered = { status: 'offered' as const, offerUntil: '2026-11-24T13:00:00.000Z', declinedByMe: false };
const claim = { agentId: 'agt_01', name: 'Agent One', by: 'text' as const, at };

test('an offer is open until its window ends', () => {
  expect(standingOf(offered, 'agt_01', now).kind).toBe('open');
  expect(standingOf(offered, 'agt_01', Date.parse(offered.offerUntil)).kind).toBe('over');
});

test('the lead watches what others are offered', () => {
  expect(standingOf({ ...offered, offeredToMe: false }, 'agt_01', now).kind).toBe('watched');
});

test('a claim is the winner’s, and a teammate’s to all others', () => {
  const claimed = { ...offered, status: 'claimed' as const, claim };
  expect(standingOf(claimed, 'agt_01', now)).toMatchObject({ kind: 'mine', by: 'text' });
  expect(standingOf(claimed, 'agt_02', now)).toMatchObject({ kind: 'theirs', name: 'Agent One' });
});

test('who declined learns all the same who got it, or that it was closed', () => {
  const declined = { ...offered, declinedByMe: true };
  expect(standingOf(declined, 'agt_02', now).kind).toBe('declined');
  expect(standingOf({ ...declined, status: 'claimed', claim }, 'agt_02', now).kind).toBe('theirs');
  const returned = { reason: 'declined-by-lead' as const, at };
  expect(standingOf({ ...declined, status: 'returned', returned }, 'agt_02', now).kind).toBe(
    'declined-by-lead',
  );
});
