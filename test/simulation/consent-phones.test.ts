// Agents who share, change and lose phones, thousands of times: whose alerts go to which phone, by whose YES.
import { test } from '@jest/globals';
import { fc } from '../support/random-tests.ts';
import { isFull, runs } from '../support/scale.ts';
import { shareThrough } from './support/consent/phones-model.ts';
import { phonesPlan } from './support/consent/phones-plan.ts';
import { progressOf } from './support/progress.ts';
import { replay } from './support/replay.ts';

const numRuns = runs(60);

test(`CO-18 CO-14 ${numRuns} timelines of agents who share, change and lose phones: each phone is texted by the YES that it gave for that agent, and nobody's consent by another's`, async () => {
  const tried = progressOf(numRuns);
  await fc.assert(
    fc.asyncProperty(phonesPlan, (each) => shareThrough(each).then(tried)),
    {
      numRuns,
      ...(!isFull && { seed: 18 }),
      ...replay,
    },
  );
}, 7_200_000);
