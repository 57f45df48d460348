// TX-18: what is said of a text before it is sent, against what the carrier was then given.
import { expect, test } from '@jest/globals';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { liveThroughForetoldTexts, type NextTextPlan } from './support/next-text-model.ts';
import { progressOf } from './support/progress.ts';
import { replay } from './support/replay.ts';

const numRuns = runs(60);
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];

const typed = fc.oneof(
  fc.constantFrom(
    'Is Saturday good?',
    'Hi, this is Ada Ames with Dibs. When may I call?',
    'Ada here! 🏡',
    `Ada Ames, Dibs: ${'a long walk through the house and the garden. '.repeat(3)}`,
    '{brackets} cost two [each] €',
    'One\r\ntwo\u2028three  ',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).map((text) => `x${text}`),
  // Around the ends of segments.
  fc.integer({ min: 100, max: 330 }).map((length) => 'y'.repeat(length)),
);
const afterMs = fc.oneof(
  fc.integer({ min: 0, max: 3 * minuteMs }),
  fc.integer({ min: 0, max: 20 * hourMs }),
  fc.integer({ min: 0, max: 40 * dayMs }),
);
const act: fc.Arbitrary<NextTextPlan['steps'][number]['act']> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      typed,
      fails: fc.nat({ max: 4 }).map((n) => n === 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('client' as const),
      body: fc.constantFrom('Sounds good', 'HELP', 'STOP', 'START', 'Liked “Is Saturday good?”'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'give-back' as const }) },
);
const plan: fc.Arbitrary<NextTextPlan> = fc.record({
  agentName: fc.constantFrom('Ada Ames', 'Zoë O’Hara', 'Will', 'José Ñandú 😀'),
  brand: fc.constantFrom(undefined, 'North Homes'),
  instructions: fc.constantFrom('[Reply END to opt out]', `[${'required by your carrier '.repeat(6)}]`),
  state: fc.constantFrom('WA', 'FL', 'HI', 'NY', 'ON', 'ZZ'),
  phone: fc.constantFrom('+12065550188', '+18085550188', '+12125550188', '+17875550188'),
  startsAfterMs: fc.integer({ min: 0, max: dayMs }),
  steps: fc.array(fc.record({ afterMs, act }), { minLength: 1, maxLength: 8 }),
});

test(`TX-18 ${numRuns} conversations: what the agent is told of each text before sending is what the carrier gets, and when`, async () => {
  const total = { atOnce: 0, held: 0, not: 0, appended: 0 };
  const tried = progressOf(numRuns);
  const live = fc.asyncProperty(plan, async (planned) => {
    const one = await liveThroughForetoldTexts(planned);
    for (const key of ['atOnce', 'held', 'not', 'appended'] as const) total[key] += one[key];
    tried();
  });
  await fc.assert(live, { numRuns, ...replay });
  // Each happens often enough for the figure to mean something.
  for (const count of Object.values(total)) expect(count).toBeGreaterThan(numRuns / 10);
}, 7_200_000);
