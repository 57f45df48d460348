// When a bulk text goes on, waits, pauses and ends: rules alone (CP-7).
import { describe, expect, test } from '@jest/globals';
import {
  type Bulk,
  delaySeconds,
  endOfPaused,
  goesOnAt,
  nextStep,
  type Progress,
  pausedStep,
  usualOptOutLimit,
} from '../../../lambdas/campaigns/bulk/bulk.ts';
import { minutesLater, NOW } from '../../claiming/support/referrals.ts';
import { aBulk } from './support/a-bulk.ts';

const progress = (given: Partial<Progress> = {}): Progress => ({
  left: 50,
  held: 0,
  sent: 50,
  optedOut: 0,
  ...given,
});
const step = (bulk: Partial<Bulk>, given: Partial<Progress> = {}) =>
  nextStep(aBulk(bulk), progress(given), usualOptOutLimit, NOW);

describe('a bulk text', () => {
  test('CP-7 the second page waits until the first has left; what is held is looked at every 15 minutes', () => {
    expect(step({ nextPage: 0, written: 0 }, { left: 0, sent: 0 })).toEqual({ step: 'hand-out' });
    expect(step({})).toEqual({ step: 'hand-out' });
    expect(step({}, { left: 40, held: 10, sent: 40 })).toEqual({ step: 'wait', until: minutesLater(15) });
    expect(step({}, { left: 40, held: 3, sent: 40 })).toEqual({ step: 'wait', until: minutesLater(1 / 6) });
    expect(step({ nextPage: 4, written: 200 }, { left: 90, held: 20, sent: 90 })).toEqual({
      step: 'hand-out',
    });
  });

  test('CP-7 more than 3 in 100 opt-outs pause it, on every look; one client alone does not', () => {
    expect(step({}, { optedOut: 1, sent: 10, left: 10 })).not.toEqual({ step: 'pause' });
    expect(step({}, { optedOut: 2 })).toEqual({ step: 'pause' });
    expect(step({ nextPage: 5, written: 250 }, { optedOut: 7, sent: 250, left: 250 })).toEqual({
      step: 'hand-out',
    });
    expect(step({ nextPage: 5, written: 250 }, { optedOut: 8, sent: 250, left: 250 })).toEqual({
      step: 'pause',
    });
    expect(step({ nextPage: 10, written: 500 }, { optedOut: 20, sent: 400, left: 400 })).toEqual({
      step: 'pause',
    });
  });

  test('CP-7 of which nothing is left to send is done, however many opted out: there is nothing to keep back', () => {
    const all = { nextPage: 10, written: 480 };
    expect(step(all, { optedOut: 30, sent: 470, left: 480 })).toEqual({ step: 'end' });
    expect(step(all, { optedOut: 30, sent: 470, left: 479 })).toEqual({ step: 'pause' });
  });

  test('CP-7 one that was resumed is paused again by further opt-outs alone', () => {
    const resumed = { toleratedOptOuts: 2 };
    expect(step(resumed, { optedOut: 2 })).toEqual({ step: 'hand-out' });
    expect(step(resumed, { optedOut: 4 })).toEqual({ step: 'pause' });
  });

  test('CP-7 after a pause that nobody ended it ends once nothing waits; who got nothing is left out as too late', () => {
    expect(pausedStep({ written: 50 }, { left: 49 }, NOW)).toEqual({ step: 'wait', until: minutesLater(15) });
    expect(pausedStep({ written: 50 }, { left: 50 }, NOW)).toEqual({ step: 'end' });
    const unwritten = { 'opted-out': 3, stale: 1 };
    expect(endOfPaused({ count: 500, written: 50, unwritten })).toEqual({
      written: 50,
      unwritten: { 'opted-out': 3, stale: 447 },
    });
    expect(endOfPaused({ count: 54, written: 50, unwritten })).toEqual({ written: 50, unwritten });
  });

  test('CP-7 it ends when all were handed out and nothing waits', () => {
    expect(step({ nextPage: 10, written: 480 }, { left: 479, sent: 479 })).toMatchObject({ step: 'wait' });
    expect(step({ nextPage: 10, written: 480 }, { left: 480, sent: 470 })).toEqual({ step: 'end' });
    expect(step({ pages: 1, nextPage: 1 })).toEqual({ step: 'end' });
  });

  test('CP-7 after the first page the others wait for 15 minutes, then follow one after another', () => {
    expect(goesOnAt({ pages: 3 }, 0, NOW)).toEqual(minutesLater(15));
    expect(goesOnAt({ pages: 3 }, 1, NOW)).toEqual(NOW);
    expect(goesOnAt({ pages: 3 }, 2, NOW)).toEqual(minutesLater(1 / 6));
    expect(delaySeconds({ nextAt: minutesLater(15).toISOString() }, NOW)).toBe(900);
    expect(delaySeconds({ nextAt: minutesLater(90).toISOString() }, NOW)).toBe(900);
    expect(delaySeconds({ nextAt: minutesLater(-5).toISOString() }, NOW)).toBe(0);
  });
});
