// On paper, past one account: docs/scale.md is made of counts and quotas, and says so when it can't be.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { arrivals, network, queueBefore } from './day.ts';
import { needsOf } from './needs.ts';
import { scalePage } from './page.ts';
import { quotas } from './quotas.ts';

const cost = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'cost.md'), 'utf8');

describe('what one referral asks for', () => {
  test('is read from docs/cost.md, and a row that is not there is named with what to run', () => {
    const needs = needsOf(cost);
    expect(needs).toMatchObject({ executions: 1, emails: 19, busEvents: 2 });
    expect(needs.dispatchSeconds).toBeLessThan(needs.lambdaSeconds);
    const without = cost.replace(/^\| EventBridge.*\n/m, '');
    expect(() => needsOf(without)).toThrow('no row "EventBridge custom events": run `npm run cost`');
    expect(() => needsOf(cost.replaceAll('stream/', 'streams/'))).toThrow(
      /no function stream\/dispatch-changes/,
    );
  });

  test('no quota of a stage that has asked for more is full before 20 a second, but for numbers, of which it takes several', () => {
    const full = quotas
      .filter((quota) => quota.raisedTo / quota.needs(needsOf(cost)) < network.peakPerSecond)
      .map(({ name }) => name);
    expect(full.filter((name) => !name.startsWith('Texts of claims'))).toEqual([]);
  });
});

describe('a day', () => {
  test('has as many referrals as a working day of the year, and its peak at nine', () => {
    const day = arrivals();
    const sum = day.reduce((total, each) => total + each, 0);
    expect(sum).toBeCloseTo(network.referralsAYear / network.workingDays, 0);
    expect(day.indexOf(Math.max(...day))).toBe(9 * 3600);
  });

  test('lets wait what comes faster than it is done, and catches up', () => {
    expect(queueBefore(2, [3, 3, 3, 0, 0, 0])).toEqual({ waiting: 3, oldestSeconds: 1.5 });
    expect(queueBefore(3, [3, 3, 3])).toEqual({ waiting: 0, oldestSeconds: 0 });
    expect(scalePage(cost)).toContain('nothing waits a second');
  });
});
