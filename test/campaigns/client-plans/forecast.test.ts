// What is said ahead of a plan is what becomes of it: the forecast beside the moves of a client's plan, sweep by sweep, and the gate.
import { describe, expect, test } from '@jest/globals';
import {
  begun,
  type ClientPlan,
  isTooLate,
  sent,
  skipped,
  staleAtOf,
} from '../../../lambdas/campaigns/client-plans/client-plan.ts';
import { forecastOf, placeOnPlan } from '../../../lambdas/campaigns/client-plans/forecast.ts';
import { slotOf, sweepAt } from '../../../lambdas/campaigns/client-plans/schedule.ts';
import type { Step } from '../../../lambdas/campaigns/plans/plan.ts';
import { awakeFrom, type QuietHours } from '../../../lambdas/delivery/gate/quiet-hours.ts';
import { localTimeOf } from '../../../lambdas/platform/time-zones/local-time.ts';
import { cappedUntil, type RecentAutomated } from '../../../lambdas/texting/automated/cap.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { newClientPlan } from './support/new-client-plan.ts';

const zone = 'America/New_York';
const since = '2026-03-02T15:00:00.000Z';
const now = new Date(since);
const start = { since, zone, firstDay: 0 };
const awake = (at: Date) => at;

type StepToTell = Pick<Step, 'afterDays' | 'at'> & { isThere?: boolean };
function told(steps: readonly StepToTell[], quietHours: QuietHours | null = null) {
  const awakeOf = (at: Date) =>
    quietHours === null ? at : awakeFrom(at, quietHours, { place: [zone], number: [] });
  const all = steps.map((step) => ({ isThere: true, ...step }));
  return forecastOf(all, { start, now, awakeFrom: quietHours === null ? awake : awakeOf });
}
const inWords = (forecasts: ReturnType<typeof told>) =>
  forecasts.map((each) => {
    const { day, at } = placeOnPlan(each.at, start);
    return [each.kind, day, at, ...('waits' in each && each.waits !== undefined ? [each.waits] : [])].join(
      ' ',
    );
  });

describe('what is said ahead of a plan', () => {
  test('CP-2 CP-9 two steps on neighboring days are 24 hours apart, whatever their hours', () => {
    expect(
      inWords(told([{ afterDays: 0 }, { afterDays: 1, at: '09:00' }, { afterDays: 2, at: '18:00' }])),
    ).toEqual(['sent 0 10:01', 'sent 1 10:16 day-apart', 'sent 2 18:01']);
  });

  test('CP-2 CP-9 the fourth within seven days waits for the first to be a week old, and is left out where that is too late', () => {
    const at = '12:00';
    expect(inWords(told([0, 1, 2, 3].map((afterDays) => ({ afterDays, at }))))).toEqual([
      'sent 0 12:01',
      'sent 1 12:16',
      'sent 2 12:31 day-apart',
      'left-out 6 13:00 three-in-seven-days',
    ]);
    expect(inWords(told([0, 1, 2, 5].map((afterDays) => ({ afterDays, at }))))).toEqual([
      'sent 0 12:01',
      'sent 1 12:16',
      'sent 2 12:31 day-apart',
      'sent 7 13:01 three-in-seven-days',
    ]);
  });

  test('CP-2 CP-5 TX-16 what falls into quiet hours goes when they end', () => {
    const night = { start: '21:00', end: '08:00' };
    expect(
      inWords(
        told(
          [
            { afterDays: 0, at: '22:00' },
            { afterDays: 4, at: '06:30' },
          ],
          night,
        ),
      ),
    ).toEqual(['sent 1 08:00 quiet-hours', 'sent 4 08:00 quiet-hours']);
  });

  test('CP-2 CP-5 a step without its template is none, and keeps no other waiting', () => {
    expect(
      inWords(
        told([
          { afterDays: 0, isThere: false },
          { afterDays: 1, at: '09:00' },
        ]),
      ),
    ).toEqual(['template-removed 0 10:01', 'sent 1 09:01']);
  });

  test('CP-2 CP-5 TX-16 a step keeps its local hour over both clock changes', () => {
    const days = [5, 7, 9, 240, 244, 248].map((afterDays) => ({ afterDays, at: '10:00' }));
    const forecasts = told(days);
    expect(inWords(forecasts)).toEqual(days.map(({ afterDays }) => `sent ${afterDays} 10:01`));
    // Eastern time went forward on March 8 and goes back on November 1.
    expect(forecasts.map(({ at }) => at.toISOString().slice(11, 16))).toEqual([
      '15:01',
      '14:01',
      '14:01',
      '14:01',
      '15:01',
      '15:01',
    ]);
  });
});

function isQuiet(at: Date, { start: from, end }: QuietHours): boolean {
  const { time } = localTimeOf(at, zone);
  return from < end ? time >= from && time < end : time >= from || time < end;
}

/** The plan’s own moves, and the gate’s holds. */
function lived(steps: readonly (StepToTell & { isThere: boolean })[], quietHours: QuietHours): string[] {
  const became: string[] = [];
  let recent: RecentAutomated = { revision: 0, given: {} };
  let plan: ClientPlan = begun(newClientPlan({ since, zone }), steps, 0, now);
  let at = now;
  while (plan.state === 'running') {
    if (plan.next.nextAt > at.toISOString() || became.length === 0) {
      at = new Date(sweepAt(slotOf(plan.next.nextAt, at)));
    }
    const step = steps[plan.next.step - 1];
    if (isTooLate(plan, at)) {
      became.push('left-out');
      plan = skipped(plan, { reason: 'too-late' }, steps, at);
    } else if (step?.isThere !== true) {
      became.push('template-removed');
      plan = skipped(plan, { reason: 'template-removed' }, steps, at);
    } else {
      const staleAt = new Date(staleAtOf(plan));
      const id = String(plan.next.step);
      let leaves = at;
      // Minute by minute: whenever it may go, it goes.
      while (
        leaves < staleAt &&
        (isQuiet(leaves, quietHours) || cappedUntil(recent, id, leaves) !== undefined)
      ) {
        leaves = new Date((Math.floor(leaves.getTime() / 60_000) + 1) * 60_000);
      }
      const isStale = leaves >= staleAt;
      became.push(isStale ? 'left-out' : `sent ${leaves.toISOString()}`);
      if (!isStale) recent = { ...recent, given: { ...recent.given, [id]: leaves.toISOString() } };
      plan = sent(plan, `msg_${id}`, steps, at);
    }
  }
  return became;
}

test('CP-2 the preview says of 100 random plans what their sends do, to the minute', () => {
  const random = seededRandom(17);
  const below = (most: number) => Math.floor(random() * most);
  for (let each = 0; each < 100; each += 1) {
    let day = below(3);
    const steps = Array.from({ length: 1 + below(9) }, () => {
      const at = `${String(below(24)).padStart(2, '0')}:${random() < 0.5 ? '00' : '40'}`;
      const step = { afterDays: day, ...(random() < 0.8 && { at }), isThere: random() < 0.9 };
      day += 1 + (random() < 0.6 ? below(2) : below(12));
      return step;
    });
    const quietHours = random() < 0.5 ? { start: '21:00', end: '08:00' } : { start: '04:00', end: '04:01' };
    const said = told(steps, quietHours).map((each) =>
      each.kind === 'sent' ? `sent ${each.at.toISOString()}` : each.kind,
    );
    expect({ steps, became: said }).toEqual({ steps, became: lived(steps, quietHours) });
  }
});
