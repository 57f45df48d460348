import { expect, test } from '@jest/globals';
import { standingShown } from '../../../portal/office/teams/standing-shown.ts';

const at = '2026-11-24T12:00:00.000Z';

test('PE-2 who was not reached by their invitation does not stand as invited', () => {
  const failed = { state: 'failed', at, problem: 'another-account' } as const;
  expect(standingShown({ standing: 'invited', invitation: failed })).toBe('not-invited');
  expect(standingShown({ standing: 'invited', invitation: { state: 'sent', at } })).toBe('invited');
  expect(standingShown({ standing: 'invited' })).toBe('invited');
});

test('PE-2 an invitation that failed once says nothing of who has signed in since', () => {
  const failed = { state: 'failed', at, problem: 'bounced' } as const;
  expect(standingShown({ standing: 'active', invitation: failed })).toBe('active');
  expect(standingShown({ standing: 'left', invitation: failed })).toBe('left');
});
