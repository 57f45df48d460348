// Opt-out instructions in random histories of texts, against a reference of their own.
import { expect, test } from '@jest/globals';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { liveThroughTexts } from './support/footer-model.ts';
import { history } from './support/footer-plan.ts';
import { progressOf } from './support/progress.ts';
import { replay } from './support/replay.ts';

const numRuns = runs(50);

test(`TX-5 TX-6 ${numRuns} histories of texts between two agents and a client: each text carries the opt-out instructions exactly when it must`, async () => {
  let [texts, footers] = [0, 0];
  const tried = progressOf(numRuns);
  const live = fc.asyncProperty(history, async (plan) => {
    const total = await liveThroughTexts(plan);
    texts += total.texts;
    footers += total.footers;
    tried();
  });
  await fc.assert(live, { numRuns, ...replay });
  // Both happen often enough for the figure to mean something.
  expect(footers / texts).toBeGreaterThan(0.2);
  expect(footers / texts).toBeLessThan(0.9);
}, 7_200_000);
