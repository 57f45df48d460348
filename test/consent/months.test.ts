// Calendar months in UTC, as CO-11 counts them.
import { describe, expect, test } from '@jest/globals';
import { monthsAfter, reconfirmBy } from '../../lambdas/consent/months.ts';
import { fc } from '../support/random-tests.ts';

const noon = (day: string) => `${day}T12:00:00.000Z`;

describe('calendar months', () => {
  test.each([
    ['2026-08-31', '2028-02-29', 'the end of a leap year’s February'],
    ['2026-08-30', '2028-02-29', 'the end of a leap year’s February'],
    ['2026-08-29', '2028-02-29', 'the same day'],
    ['2027-08-31', '2029-02-28', 'the end of February'],
    ['2027-08-29', '2029-02-28', 'the end of February'],
    ['2024-02-29', '2025-08-29', 'the same day, from a leap day'],
    ['2026-03-02', '2027-09-02', 'the same day'],
    ['2026-03-31', '2027-09-30', 'the end of a short month'],
    ['2026-05-31', '2027-11-30', 'the end of a short month'],
    ['2026-10-31', '2028-04-30', 'the end of a short month'],
    ['2026-12-31', '2028-06-30', 'the end of a short month'],
    ['2026-01-31', '2027-07-31', 'the end of a long month'],
    ['2026-06-30', '2027-12-30', 'the same day, not the month’s end'],
    ['2098-08-31', '2100-02-28', 'a hundredth year that is no leap year'],
  ])('CO-11 %s and 18 months: %s, %s', (from, to) => {
    expect(reconfirmBy('lead-alerts', noon(from))).toBe(noon(to));
  });

  test.each([
    ['the hour that the clocks skip in the east', '2026-03-08T07:30:00.000Z', '2027-09-08T07:30:00.000Z'],
    ['the hour that the clocks repeat', '2026-11-01T05:30:00.000Z', '2028-05-01T05:30:00.000Z'],
    ['the last millisecond of August', '2026-08-31T23:59:59.999Z', '2028-02-29T23:59:59.999Z'],
    ['August in UTC, July in Seattle', '2026-08-01T02:00:00.000Z', '2028-02-01T02:00:00.000Z'],
    ['the turn of a year', '2025-12-31T23:59:59.999Z', '2027-06-30T23:59:59.999Z'],
  ])('CO-11 the time of day stays to the millisecond: %s', (_when, from, to) => {
    expect(monthsAfter(from, 18)).toBe(to);
  });

  test('CO-11 of any instant: same time of day, 18 months on, same day or the month’s last', () => {
    const instant = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (from) => {
        const to = new Date(monthsAfter(from.toISOString(), 18));
        const months = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
        expect(to.toISOString().slice(10)).toBe(from.toISOString().slice(10));
        expect(months(to)).toBe(months(from) + 18);
        const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
        expect(to.getUTCDate()).toBe(Math.min(from.getUTCDate(), lastDay));
      }),
      { numRuns: 300 },
    );
  });

  test('CO-11 a program that says so is never asked again', () => {
    expect(reconfirmBy('introductions', noon('2026-03-02'))).toBeUndefined();
  });
});
