// When the next alert has to carry the opt-out notice, to the millisecond.
import { describe, expect, test } from '@jest/globals';
import { dueAt, isDue } from '../../../lambdas/consent/notices/opt-out-notice.ts';

const acceptedAt = '2026-02-10T08:00:00.000Z';
const due = '2026-03-12T08:00:00.000Z';
const at = (instant: string, byMs = 0) => new Date(Date.parse(instant) + byMs);

describe('the opt-out notice', () => {
  test('CO-10 is due when there was none', () => {
    expect(dueAt({})).toBeUndefined();
    expect(isDue(undefined, at(acceptedAt))).toBe(true);
    expect(isDue({ textedWithoutAt: acceptedAt }, at(acceptedAt))).toBe(true);
  });

  test('CO-10 is due 30 days after the last one that the carrier accepted, not a millisecond earlier', () => {
    expect(dueAt({ acceptedAt })).toBe(due);
    expect(isDue({ acceptedAt }, at(due, -1))).toBe(false);
    expect(isDue({ acceptedAt }, at(due))).toBe(true);
    expect(isDue({ acceptedAt }, at(due, 86_400_000))).toBe(true);
  });

  test.each([
    ['over a leap day', '2028-02-10T08:00:00.000Z', '2028-03-11T08:00:00.000Z'],
    ['over the change of the clocks', '2026-10-20T08:00:00.000Z', '2026-11-19T08:00:00.000Z'],
    ['over the turn of the year', '2026-12-15T23:59:59.999Z', '2027-01-14T23:59:59.999Z'],
  ])('CO-10 30 days are 30 times 24 hours %s', (_over, accepted, then) => {
    expect(dueAt({ acceptedAt: accepted })).toBe(then);
  });

  test('CO-10 what the job noted changes nothing about when it is due', () => {
    const noted = { acceptedAt, dueSince: due, textedWithoutAt: due };
    expect(isDue(noted, at(due, -1))).toBe(false);
    expect(isDue(noted, at(due))).toBe(true);
  });
});
