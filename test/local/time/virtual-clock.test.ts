// The virtual clock's promises: order, settling between steps, one move at a time.
import { afterEach, describe, expect, test } from '@jest/globals';
import { createActivity } from '../../../local/time/activity.ts';
import { createClock, type VirtualClock } from '../../../local/time/virtual-clock.ts';
import { virtualDate } from '../../../local/time/virtual-date.ts';

const START = Date.parse('2026-03-01T00:00:00Z');
const HOUR_MS = 3_600_000;
const clocks: VirtualClock[] = [];

function aClock(mode: 'frozen' | 'running' = 'frozen') {
  const activity = createActivity();
  const clock = createClock({ mode, startAtMs: START, activity });
  clocks.push(clock);
  return { activity, clock };
}

afterEach(() => {
  for (const clock of clocks.splice(0)) clock.close();
});

describe('a frozen clock', () => {
  test('stands still until it is advanced', async () => {
    const { clock } = aClock();
    expect(clock.now()).toBe(START);
    await clock.advance(HOUR_MS);
    expect(clock.now()).toBe(START + HOUR_MS);
  });

  test('fires what falls due on the way, in order and each at its own time', async () => {
    const { clock } = aClock();
    const seen: [string, number][] = [];
    clock.at(START + 2 * HOUR_MS, () => void seen.push(['second', clock.now()]));
    clock.at(START + HOUR_MS, () => void seen.push(['first', clock.now()]));
    clock.at(START + 9 * HOUR_MS, () => void seen.push(['not yet', clock.now()]));
    await clock.advance(3 * HOUR_MS);
    expect(seen).toEqual([
      ['first', START + HOUR_MS],
      ['second', START + 2 * HOUR_MS],
    ]);
  });

  test('lets the work that a timer starts end, and fires the timers that this work sets', async () => {
    const { clock } = aClock();
    const seen: number[] = [];
    clock.at(START + HOUR_MS, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      clock.at(clock.now() + HOUR_MS, () => void seen.push(clock.now()));
    });
    await clock.advance(2 * HOUR_MS);
    expect(seen).toEqual([START + 2 * HOUR_MS]);
  });

  test('runs what is already due at once, without being advanced', async () => {
    const { activity, clock } = aClock();
    const seen: string[] = [];
    clock.at(START - 1, () => void seen.push('past'));
    await activity.settled();
    expect(seen).toEqual(['past']);
  });

  test('never fires a canceled timer', async () => {
    const { clock } = aClock();
    const seen: string[] = [];
    clock.at(START + 1, () => void seen.push('canceled')).cancel();
    await clock.advance(HOUR_MS);
    expect(seen).toEqual([]);
  });

  test('fires the timers of registered sources between its own', async () => {
    const { clock } = aClock();
    const seen: string[] = [];
    let due: number | undefined = START + 2 * HOUR_MS;
    clock.register({
      nextDueAt: async () => due,
      fireUntil: async (now) => {
        if (due === undefined || due > now) return;
        due = undefined;
        seen.push('source');
      },
    });
    clock.at(START + HOUR_MS, () => void seen.push('before'));
    clock.at(START + 3 * HOUR_MS, () => void seen.push('after'));
    await clock.advance(4 * HOUR_MS);
    expect(seen).toEqual(['before', 'source', 'after']);
  });

  test('queues a second move behind the first', async () => {
    const { clock } = aClock();
    await Promise.all([clock.advance(HOUR_MS), clock.advance(HOUR_MS)]);
    expect(clock.now()).toBe(START + 2 * HOUR_MS);
  });

  test('passes a year of hourly timers in a few seconds', async () => {
    const { clock } = aClock();
    let fired = 0;
    const hourly = () => {
      fired += 1;
      clock.at(clock.now() + HOUR_MS, hourly);
    };
    clock.at(START + HOUR_MS, hourly);
    await clock.advance(365 * 24 * HOUR_MS);
    expect(fired).toBe(365 * 24);
  });
});

describe('a running clock', () => {
  test('follows real time and fires what falls due', async () => {
    const { clock } = aClock('running');
    const firedAt = await new Promise<number>((resolve) => {
      clock.at(START + 60, () => resolve(clock.now()));
    });
    expect(firedAt).toBeGreaterThanOrEqual(START + 60);
  });

  test('runs on from where an advance left it', async () => {
    const { clock } = aClock('running');
    await clock.advance(HOUR_MS);
    expect(clock.now()).toBeGreaterThanOrEqual(START + HOUR_MS);
    expect(clock.now()).toBeLessThan(START + HOUR_MS + 60_000);
  });
});

describe('the virtual Date', () => {
  const LaterDate = virtualDate(() => START);

  test('has the virtual present', () => {
    expect(new LaterDate().toISOString()).toBe('2026-03-01T00:00:00.000Z');
    expect(LaterDate.now()).toBe(START);
  });

  test('is the real one otherwise', () => {
    expect(new LaterDate('2020-01-01').getTime()).toBe(Date.parse('2020-01-01'));
    expect(new LaterDate()).toBeInstanceOf(Date);
  });
});
