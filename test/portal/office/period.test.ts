import { expect, test } from '@jest/globals';
import { periodOf } from '../../../portal/office/referrals/list/period.ts';

test('days are those of the reader’s calendar, the last with all of it', () => {
  const { query, isBackward } = periodOf({ from: '2026-03-08', to: '2026-03-08' });
  expect(query).toEqual({ from: new Date(2026, 2, 8).toISOString(), to: new Date(2026, 2, 9).toISOString() });
  expect(isBackward).toBe(false);
});

test('a last day before the first is told and left out; what is no day is no filter', () => {
  const backward = periodOf({ from: '2026-03-08', to: '2026-03-07' });
  expect(backward).toEqual({ query: { from: new Date(2026, 2, 8).toISOString() }, isBackward: true });
  expect(periodOf({ from: 'yesterday', to: '' })).toEqual({ query: {}, isBackward: false });
});
