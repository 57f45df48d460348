// CP-9 over all that is ever asked for: what goes out is within the cap, and nothing waits longer than it has to.
import { describe, expect, test } from '@jest/globals';
import { cappedUntil, type RecentAutomated } from '../../../lambdas/texting/automated/cap.ts';
import { withGiven } from '../../../lambdas/texting/footer/footer.ts';
import { fc } from '../../support/random-tests.ts';

const start = Date.parse('2026-03-02T15:00:00.000Z');
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const at = (ms: number) => new Date(start + ms);

const given = (...times: number[]): RecentAutomated => ({
  revision: times.length,
  given: Object.fromEntries(times.map((ms, index) => [`out_${index}`, at(ms).toISOString()])),
});

describe('the cap', () => {
  test('CP-9 one text a day: the next waits until 24 hours have passed', () => {
    expect(cappedUntil(undefined, 'out_new', at(0))).toBeUndefined();
    expect(cappedUntil(given(0), 'out_new', at(dayMs - 1))).toEqual(at(dayMs));
    expect(cappedUntil(given(0), 'out_new', at(dayMs))).toBeUndefined();
  });

  test('CP-9 three in seven days: the fourth waits for the first to be seven days old', () => {
    const three = given(0, dayMs, 2 * dayMs);
    expect(cappedUntil(three, 'out_new', at(3 * dayMs))).toEqual(at(7 * dayMs));
    expect(cappedUntil(three, 'out_new', at(7 * dayMs))).toBeUndefined();
  });

  test('CP-9 a text that the carrier was too busy for is not held by itself', () => {
    expect(cappedUntil(given(0), 'out_0', at(60_000))).toBeUndefined();
  });

  test('CP-9 whatever is asked for, what is given keeps to it, and what has to wait waits no longer than it must', () => {
    const asked = fc.array(fc.integer({ min: 0, max: 30 * 24 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(asked, (hours) => {
        let recent: RecentAutomated | undefined;
        const sent: number[] = [];
        for (const [index, hour] of hours.toSorted((one, other) => one - other).entries()) {
          const now = at(hour * hourMs);
          const until = cappedUntil(recent, `out_${index}`, now);
          if (until !== undefined) {
            expect(cappedUntil(recent, `out_${index}`, until)).toBeUndefined();
            expect(cappedUntil(recent, `out_${index}`, new Date(until.getTime() - 1))).toEqual(until);
            continue;
          }
          sent.push(hour);
          const next = withGiven(recent?.given ?? {}, `out_${index}`, now.toISOString());
          recent = { revision: index, given: next };
        }
        for (const hour of sent) {
          const within = (length: number) =>
            sent.filter((each) => each >= hour && each < hour + length).length;
          expect([within(24) <= 1, within(7 * 24) <= 3]).toEqual([true, true]);
        }
      }),
    );
  });
});
