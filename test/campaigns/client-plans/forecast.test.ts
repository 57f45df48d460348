// What is said ahead of a plan is what becomes of it: the forecast beside the moves of a client's plan, sweep by sweep, and the gate.
import { describe, expect, test } from '@jest/globals';
import { type Forecast, forecastOf, placeOnPlan } from '../../../lambdas/campaigns/client-plans/forecast.ts';
import type { Step } from '../../../lambdas/campaigns/plans/plan.ts';
import { awakeFrom, type QuietHours } from '../../../lambdas/delivery/gate/quiet-hours.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { type LivedStep, livedPlan } from './support/lived-plan.ts';

const zone = 'America/New_York';
const since = '2026-03-02T15:00:00.000Z';
const now = new Date(since);
const start = { since, zone, firstDay: 0 };
const awakeIn = (quietHours: QuietHours | null) => ({
  awakeFrom: (at: Date) =>
    quietHours === null ? at : awakeFrom(at, quietHours, { place: [zone], number: [] }),
});

type StepToTell = Pick<Step, 'afterDays' | 'at'> & { isThere?: boolean };
const obstacleOf = ({ isThere = true }: StepToTell) => (isThere ? undefined : ('template-removed' as const));
function told(steps: readonly StepToTell[], quietHours: QuietHours | null = null) {
  const all = steps.map((step) => ({ ...step, obstacle: obstacleOf(step) }));
  return forecastOf(all, { start, now, ...awakeIn(quietHours) });
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

test('CP-2 CP-9 the preview says of 100 random plans what their sends do, to the minute, also of a client who had other automated texts', () => {
  const random = seededRandom(17);
  const below = (most: number) => Math.floor(random() * most);
  for (let each = 0; each < 100; each += 1) {
    let day = below(3);
    const steps = Array.from({ length: 1 + below(9) }, (): LivedStep => {
      const at = `${String(below(24)).padStart(2, '0')}:${random() < 0.5 ? '00' : '40'}`;
      const obstacle = random() < 0.1 ? ('template-removed' as const) : undefined;
      const step = { afterDays: day, body: 'Hi', ...(random() < 0.8 && { at }), obstacle };
      day += 1 + (random() < 0.6 ? below(2) : below(12));
      return step;
    });
    const quietHours = random() < 0.5 ? { start: '21:00', end: '08:00' } : { start: '04:00', end: '04:01' };
    const hoursAgo = Array.from({ length: below(3) }, (_, one) => 30 * one + below(30));
    const recent = Object.fromEntries(
      hoursAgo.map((hours) => [`out_${hours}`, new Date(now.getTime() - hours * 3_600_000).toISOString()]),
    );
    const said = forecastOf(steps, {
      start,
      now,
      recent: { revision: 1, given: recent },
      ...awakeIn(quietHours),
    });
    const phone = '+12025550143';
    const lived = livedPlan({ since, zone, phone, steps, fromStep: 1, quietHours, recent });
    lived.liveUntil(new Date(now.getTime() + (day + 30) * 86_400_000));
    const became = steps.map((_, index) => lived.fates.get(index + 1));
    expect({ each, steps, said: said.map(inShort) }).toEqual({
      each,
      steps,
      said: became.map((fate) => (fate?.kind === 'sent' ? `sent ${fate.at}` : fate?.kind)),
    });
  }
});

function inShort({ kind, at }: Forecast): string {
  return kind === 'sent' ? `sent ${at.toISOString()}` : 'left-out';
}
