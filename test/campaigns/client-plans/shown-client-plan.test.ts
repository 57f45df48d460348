// What a client's page says of their plan at any moment is what becomes of it: beside the plan's own moves and the gate's verdicts.
import { describe, expect, test } from '@jest/globals';
import type { Obstacle } from '../../../lambdas/campaigns/client-plans/ahead.ts';
import {
  type ShownStep,
  shownClientPlan,
} from '../../../lambdas/campaigns/client-plans/shown-client-plan.ts';
import { awakeFrom } from '../../../lambdas/delivery/gate/quiet-hours.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { type Life, type LivedStep, livedPlan, outboxIdOf } from './support/lived-plan.ts';

const zone = 'America/New_York';
const since = '2026-03-02T15:00:00.000Z';
const dayMs = 86_400_000;
const later = (days: number) => new Date(Date.parse(since) + days * dayMs);
const aLife = (steps: readonly LivedStep[], life: Partial<Life> = {}): Life => ({
  since,
  zone,
  phone: '+12025550143',
  steps,
  fromStep: 1,
  quietHours: null,
  recent: {},
  ...life,
});
const bodies = (...days: number[]): LivedStep[] => days.map((afterDays) => ({ afterDays, body: 'Hi' }));

/** As it is shown at `now`. */
function shownAt(now: Date, lived: ReturnType<typeof livedPlan>, { steps, quietHours, question }: Life) {
  const { plan, texts, recent } = lived.standing();
  const obstacles = steps.flatMap(({ obstacle }, index): [number, Obstacle][] =>
    obstacle === undefined
      ? []
      : [[index + 1, { reason: obstacle, ...(obstacle === 'missing-field' && { missing: ['City'] }) }]],
  );
  return shownClientPlan(plan, steps, texts, {
    now,
    awakeFrom: (at) => (quietHours === null ? at : awakeFrom(at, quietHours, { place: [zone], number: [] })),
    recent,
    isAskedToStop: question !== undefined,
    obstacles: new Map(obstacles),
    outboxIdOf,
  });
}

function foretold({ state, at, leftOut, delivery, heldUntil }: ShownStep): string | undefined {
  const isAhead = state === 'next' || state === 'waiting' || delivery === 'held';
  if (!isAhead) return undefined;
  return leftOut ? 'left-out' : `sent ${heldUntil ?? at}`;
}

function lift(step: LivedStep): void {
  delete step.obstacle;
}

describe('a client’s plan as it is shown', () => {
  test('CP-9 CP-8 an earlier greeting moves the next text, and says so', () => {
    const life = aLife(bodies(0, 5), { recent: { out_greeting: later(-0.1).toISOString() } });
    const lived = livedPlan(life);
    expect(shownAt(later(0), lived, life)).toMatchObject({
      nextAt: later(0.9).toISOString(),
      steps: [
        { state: 'next', at: later(0.9).toISOString(), waits: 'day-apart' },
        { state: 'waiting', at: '2026-03-07T15:01:00.000Z' },
      ],
    });
  });

  test('CP-9 CP-5 a step that is due within a day of the one before says so', () => {
    const life = aLife([...bodies(0), { afterDays: 1, at: '09:00', body: 'Hi' }]);
    const lived = livedPlan(life);
    lived.liveUntil(later(0.5));
    expect(shownAt(later(0.5), lived, life)).toMatchObject({
      steps: [{ state: 'sent' }, { state: 'next', at: '2026-03-03T15:16:00.000Z', waits: 'day-apart' }],
    });
  });

  test('CP-5 a field that nobody knows holds a step until it is left out, and moves the ones behind it', () => {
    const steps: LivedStep[] = [
      { afterDays: 0, body: 'Homes in {City}', obstacle: 'missing-field' },
      ...bodies(1),
    ];
    const life = aLife(steps);
    expect(shownAt(later(0), livedPlan(life), life)).toMatchObject({
      nextAt: '2026-03-05T15:01:00.000Z',
      steps: [
        { state: 'next', leftOut: true, reason: 'missing-field', missing: ['City'] },
        { state: 'waiting', at: '2026-03-05T15:01:00.000Z' },
      ],
    });
  });

  test('CO-16 while nobody has said whether the client wants no more texts, nothing goes out', () => {
    const question = { messages: new Set(['msr_1']) };
    const life = aLife(bodies(0, 5), { question });
    const lived = livedPlan(life);
    lived.liveUntil(later(0.5));
    const shown = shownAt(later(0.5), lived, life);
    expect(shown).toMatchObject({
      sent: 0,
      steps: [
        { state: 'sent', delivery: 'held', leftOut: true, reason: 'asked-to-stop' },
        { state: 'next', leftOut: true, reason: 'asked-to-stop' },
      ],
    });
    expect(shown).not.toHaveProperty('nextAt');
  });

  test('CP-4 what waits when a plan is stopped is not sent, and not told as to come', () => {
    const life = aLife(bodies(0, 5), { recent: { out_greeting: later(-0.1).toISOString() } });
    const lived = livedPlan(life);
    lived.liveUntil(later(0.5));
    const { plan, texts } = lived.standing();
    if (plan.state !== 'running') throw new Error(plan.state);
    const { next: _, ...facts } = plan;
    const over = { ...facts, state: 'stopped', reason: 'replied', stoppedAt: since } as const;
    expect(shownClientPlan(over, life.steps, texts, undefined)).toMatchObject({
      sent: 0,
      steps: [{ state: 'stopped', messageId: 'msg_1' }, { state: 'stopped' }],
    });
  });

  test('CP-2 CP-5 CP-9 of 300 random plans at a random moment: what is shown is what becomes of each step, to the minute', () => {
    const random = seededRandom(1128);
    const below = (most: number) => Math.floor(random() * most);
    let waited = 0;
    for (let each = 0; each < 300; each += 1) {
      let day = below(3);
      const steps = Array.from({ length: 1 + below(9) }, (): LivedStep => {
        const at = `${String(below(24)).padStart(2, '0')}:${random() < 0.5 ? '00' : '40'}`;
        const fate = random();
        const obstacle = fate < 0.1 ? 'template-removed' : fate < 0.18 ? 'missing-field' : undefined;
        const step: LivedStep = { afterDays: day, body: 'Hi', ...(random() < 0.8 && { at }), obstacle };
        day += 1 + (random() < 0.6 ? below(2) : below(12));
        return step;
      });
      const recent = Object.fromEntries(
        Array.from({ length: below(4) }, (_, one) => [
          `out_${one}`,
          later(-random() * 2 - one * 2).toISOString(),
        ]),
      );
      const life = aLife(steps, {
        fromStep: random() < 0.2 ? 1 + below(steps.length) : 1,
        quietHours: random() < 0.5 ? { start: '21:00', end: '08:00' } : null,
        recent,
        ...(random() < 0.1 && { question: { messages: new Set(['msr_1']) } }),
      });
      const lived = livedPlan(life);
      const now = later(random() * (day + 2));
      lived.liveUntil(now);
      // What was not known is said by now, and the question answered.
      if (random() < 0.5) life.steps.filter(({ obstacle }) => obstacle === 'missing-field').forEach(lift);
      if (random() < 0.5) delete life.question;
      const shown = shownAt(now, lived, life);
      const said = shown.steps.map(foretold);
      waited += shown.steps.filter(({ delivery }) => delivery === 'held').length;
      lived.liveUntil(later(day + 30));
      const became = shown.steps.map(({ step }, index) => {
        const fate = lived.fates.get(step);
        if (said[index] === undefined || fate === undefined) return undefined;
        return fate.kind === 'sent' ? `sent ${fate.at}` : fate.kind;
      });
      const goes = became.flatMap((one) => (one?.startsWith('sent ') ? [one.slice('sent '.length)] : []));
      expect({ each, steps, said, nextAt: shown.nextAt }).toEqual({
        each,
        steps,
        said: became,
        nextAt: goes.toSorted()[0],
      });
    }
    expect(waited).toBeGreaterThan(30);
  });
});
