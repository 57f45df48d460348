// How far the desk says the clock is on a long move.
import { expect, test } from '@jest/globals';
import { durationMs } from '../../../local/control/clock.ts';
import { endOf, progressOf } from '../../../local/desk/world/clock-move.ts';

const at = (moment: string) => Date.parse(moment);

test.each([
  ['P18M', '2026-08-31T10:00:00.000Z'],
  ['P18M', '2026-11-28T10:00:00.000Z'],
  ['P30D', '2026-02-27T10:00:00.000Z'],
  ['PT6H', '2026-12-31T23:00:00.000Z'],
  ['PT20S', '2026-12-31T23:59:50.000Z'],
  ['P1M2DT3H4S', '2027-01-30T00:00:00.000Z'],
  ['PT0S', '2026-11-28T10:00:00.000Z'],
])('a move by %s from %s ends where the clock’s does', (advance, from) => {
  expect(endOf(advance, at(from)) - at(from)).toBe(durationMs(advance, at(from)));
});

test('a year on the way is told by days and hundredths, a moment is not', () => {
  const year = { fromMs: at('2026-01-01T00:00:00Z'), toMs: at('2027-01-01T00:00:00Z') };
  expect(progressOf(year, at('2025-12-31T00:00:00Z'))).toEqual({ percent: 0, daysLeft: 365 });
  expect(progressOf(year, at('2026-07-02T12:00:00Z'))).toEqual({ percent: 50, daysLeft: 183 });
  expect(progressOf(year, at('2027-01-02T00:00:00Z'))).toEqual({ percent: 100, daysLeft: 0 });
  expect(progressOf({ fromMs: 0, toMs: 20_000 }, 0)).toBeUndefined();
});
