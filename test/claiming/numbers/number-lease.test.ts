// Which number a conversation texts from.
import { describe, expect, test } from '@jest/globals';
import {
  chooseLease,
  isHeldAt,
  isUseStale,
  type NumberLease,
} from '../../../lambdas/claiming/numbers/number-lease.ts';
import { newId } from '../../../lambdas/platform/ids.ts';
import { NOW } from '../../delivery/support/outbox-messages.ts';
import { introductionNumbers as pool } from '../../texting/support/stores.ts';

const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const lease = (place: number, referralId: string, restedDays = 0): NumberLease => ({
  number: pool[place] ?? '',
  referralId,
  usedAt: daysAgo(restedDays),
});

describe('number leases', () => {
  test('TX-12 a conversation keeps its number, however long it rested', () => {
    const leases = [lease(0, 'ref_2'), lease(1, 'ref_1', 400)];
    expect(chooseLease('ref_1', leases, pool, NOW)).toEqual({ kind: 'kept', lease: leases[1] });
  });

  test('TX-12 a number that another conversation has with the client is not taken', () => {
    for (const referralId of Array.from({ length: 50 }, () => newId('ref'))) {
      const choice = chooseLease(referralId, [lease(0, 'ref_x'), lease(2, 'ref_y')], pool, NOW);
      expect(choice).toEqual({ kind: 'new', number: pool[1] });
    }
  });

  test('TX-12 when all are taken there is none, until one has rested for 30 days: the longest goes first', () => {
    const taken = (...rested: number[]) => rested.map((days, place) => lease(place, `ref_${place}`, days));
    expect(chooseLease('ref_new', taken(0, 29.9, 5), pool, NOW)).toEqual({ kind: 'none' });
    const rested = taken(30, 45, 0);
    expect(chooseLease('ref_new', rested, pool, NOW)).toEqual({
      kind: 'new',
      number: pool[1],
      over: rested[1],
    });
    expect(chooseLease('ref_new', [], [], NOW)).toEqual({ kind: 'none' });
  });

  test('TX-12 a number whose conversation is over goes to any other at once; what came in before stays its', () => {
    const ended = { ...lease(1, 'ref_1'), endedAt: daysAgo(1) };
    const choice = chooseLease('ref_new', [lease(0, 'ref_x'), ended, lease(2, 'ref_y')], pool, NOW);
    expect(choice).toEqual({ kind: 'new', number: pool[1], over: ended });
    expect(chooseLease('ref_1', [ended], [pool[1] ?? ''], NOW)).toMatchObject({ kind: 'new', over: ended });
    expect([daysAgo(2), daysAgo(1), daysAgo(0)].map((at) => isHeldAt(ended, at))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('a number that the configuration lost is left, and stands in nobody’s way', () => {
    const gone = { ...lease(0, 'ref_1'), number: '+12065550199' };
    expect(chooseLease('ref_1', [gone], pool, NOW)).toMatchObject({ kind: 'new' });
  });

  test('the conversations are spread over the numbers', () => {
    const chosen = Array.from({ length: 900 }, () => chooseLease(newId('ref'), [], pool, NOW));
    for (const number of pool) {
      expect(chosen.filter((each) => each.kind === 'new' && each.number === number).length).toBeGreaterThan(
        180,
      );
    }
  });

  test('the use of a lease is recorded once a day', () => {
    expect(isUseStale(lease(0, 'ref_1', 0.9), NOW.toISOString())).toBe(false);
    expect(isUseStale(lease(0, 'ref_1', 1), NOW.toISOString())).toBe(true);
  });
});
