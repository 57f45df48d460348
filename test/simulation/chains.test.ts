// Random chains of teams: whatever is done in whatever order, the table comes to what a model without one says (RT-10).
import { test } from '@jest/globals';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import type { ChainPlan, Step } from './support/chain-model.ts';
import { runChain } from './support/chain-run.ts';
import { progressOf } from './support/progress.ts';
import { replay } from './support/replay.ts';

const numRuns = runs(80, 10_000);

const team = fc.integer({ min: 0, max: 4 });
const agent = fc.integer({ min: 0, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('decline' as const), team, agent }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('claim' as const), team, agent }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('expire' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('withdraw' as const, 'give-back' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), failsAt: fc.integer({ min: 0, max: 12 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('late' as const), record: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('unready' as const, 'ready' as const), team }) },
);
const plan: fc.Arbitrary<ChainPlan> = fc.record({
  teams: fc.array(fc.subarray([0, 1, 2, 3], { minLength: 1 }), { minLength: 1, maxLength: 5 }),
  steps: fc.array(step, { minLength: 4, maxLength: 30 }),
});

test(`RT-10 ${numRuns} chains of teams: claims, declines, windows, withdrawals, and reactions that die, come late or twice`, async () => {
  const tried = progressOf(numRuns);
  await fc.assert(
    fc.asyncProperty(plan, (each) => runChain(each).then(tried)),
    { numRuns, ...replay },
  );
}, 300_000);
