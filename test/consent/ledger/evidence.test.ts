// Evidence of consent lies in the past.
import { describe, expect, test } from '@jest/globals';
import { faultOfEvidence } from '../../../lambdas/consent/ledger/evidence.ts';

const now = new Date('2026-03-02T15:00:00.000Z');

describe('evidence of consent', () => {
  test.each([
    '2026-03-02T15:00:00Z',
    '2026-03-02T15:05:00Z',
    '2026-03-02T07:05:00-08:00',
    '2019-05-01T00:00:00Z',
    '1992-01-01T00:00:00Z',
  ])('CO-15 of %s is taken', (at) => {
    expect(faultOfEvidence(at, now)).toBeUndefined();
  });

  test.each([
    ['2026-03-02T15:05:00.001Z', 'future'],
    ['2026-03-02T10:06:00-05:00', 'future'],
    ['2027-03-02T15:00:00Z', 'future'],
    ['9999-12-31T23:59:59Z', 'future'],
    ['1991-12-31T23:59:59Z', '1992'],
    ['1970-01-01T00:00:00Z', '1992'],
    ['0001-01-01T00:00:00Z', '1992'],
  ])('CO-15 of %s is refused, and told why', (at, why) => {
    expect(faultOfEvidence(at, now)?.detail).toContain(why);
  });
});
