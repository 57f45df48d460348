import { describe, expect, it } from '@jest/globals';
import { lastWeeks, weekOf, weeksBetween } from '../../../lambdas/campaigns/figures/week.ts';

describe('weeks', () => {
  it.each([
    ['2026-11-28T13:57:00.000Z', '2026-W48'],
    ['2026-11-29T23:59:59.999Z', '2026-W48'],
    ['2026-11-30T00:00:00.000Z', '2026-W49'],
    ['2027-01-03T23:59:59.999Z', '2026-W53'],
    ['2027-01-04T00:00:00.000Z', '2027-W01'],
    ['2024-12-30T00:00:00.000Z', '2025-W01'],
    ['2020-12-31T12:00:00.000Z', '2020-W53'],
  ])('%s is in %s', (at, week) => {
    expect(weekOf(at)).toBe(week);
  });

  it('the last ones end with that of now', () => {
    expect(lastWeeks(new Date('2027-01-05T10:00:00Z'), 2)).toEqual([
      { week: '2026-W53', from: '2026-12-28T00:00:00.000Z' },
      { week: '2027-W01', from: '2027-01-04T00:00:00.000Z' },
    ]);
  });

  it('those between two instants hold both', () => {
    expect(weeksBetween('2026-12-27T10:00:00.000Z', '2027-01-04T00:00:00.000Z')).toEqual([
      '2026-W52',
      '2026-W53',
      '2027-W01',
    ]);
  });
});
