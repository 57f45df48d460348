// Event by event, however late each comes, a projection is what all events come to at once; and what it has to read is bounded.
import { describe, expect, test } from '@jest/globals';
import type { Alerts } from '../../../lambdas/consent/alerts.ts';
import type { LedgerEvent } from '../../../lambdas/consent/ledger/ledger.ts';
import { nextAlerts } from '../../../lambdas/consent/projection/project-alerts.ts';
import {
  advance,
  beginning,
  type Progress,
  placeOf,
  project,
  restartBefore,
  takeAll,
} from '../../../lambdas/consent/projection/projection.ts';
import { fc } from '../../support/random-tests.ts';
import { enrolled, hoursLater, left, texted } from '../support/ledgers.ts';

/** Takes `event` as the store does; answers how many events of the ledger that had it read. */
function take(progress: Progress<Alerts>, event: LedgerEvent, ledger: readonly LedgerEvent[]) {
  if (placeOf(event) > progress.head) return { after: advance(progress, event, nextAlerts), read: 0 };
  const from = restartBefore(progress, placeOf(event));
  const events = ledger.filter((each) => placeOf(each) > from.head);
  return { after: takeAll(from, [...events, event], nextAlerts), read: events.length };
}

const minutesLater = (minutes: number) => hoursLater(minutes / 60);

describe('a projection event by event', () => {
  test('CO-14 CO-17 is what all of them come to, in any order of arrival, across checkpoints', () => {
    const acts = fc.array(fc.constantFrom('STOP', 'START', 'enrolled', 'left'), {
      minLength: 60,
      maxLength: 150,
      size: 'max',
    });
    const arrivals = acts.chain((chosen) => {
      const events = chosen.map((act, minute): LedgerEvent => {
        if (act === 'enrolled') return enrolled(minutesLater(minute));
        return act === 'left' ? left(minutesLater(minute)) : texted(act, minutesLater(minute));
      });
      const delays = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 120 })), {
        minLength: events.length,
        maxLength: events.length,
      });
      return delays.map((late) =>
        events
          .map((event, minute) => ({ event, at: minute + (late[minute] ?? 0) }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ event }) => event),
      );
    });
    fc.assert(
      fc.property(arrivals, (arriving) => {
        let progress: Progress<Alerts> = beginning;
        const ledger: LedgerEvent[] = [];
        for (const event of arriving) {
          progress = take(progress, event, ledger).after;
          ledger.push(event);
          expect(progress.checkpoints.length).toBeLessThanOrEqual(2);
        }
        expect(progress.state).toEqual(project(ledger, nextAlerts));
      }),
      { numRuns: 100 },
    );
  });

  test('CO-17 a word that up to 31 later ones overtook has at most 64 events read, after thousands as after few', () => {
    let progress: Progress<Alerts> = beginning;
    const ledger: LedgerEvent[] = [];
    let most = 0;
    for (let start = 0; start < 3000; start += 32) {
      const words = Array.from({ length: 32 }, (_, index) =>
        texted(index % 2 === 0 ? 'STOP' : 'START', minutesLater(start + index)),
      );
      for (const event of [...words.slice(1), ...words.slice(0, 1)]) {
        const { after, read } = take(progress, event, ledger);
        ledger.push(event);
        progress = after;
        most = Math.max(most, read);
      }
    }
    expect(most).toBeLessThanOrEqual(64);
    expect(progress.state).toEqual(project(ledger, nextAlerts));
  });
});
