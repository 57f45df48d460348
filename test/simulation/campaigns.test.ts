// Plans, bulk texts and greetings in random histories, against a reference of their own.
import { expect, test } from '@jest/globals';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { history } from './support/campaigns/history.ts';
import { liveThroughCampaigns } from './support/campaigns/run.ts';
import { replay } from './support/replay.ts';

const numRuns = runs(60);

test(`CP-3 CP-4 CP-5 CP-7 CP-8 CP-9 CO-20 TX-5 ${numRuns} histories of plans, bulk texts and greetings: nobody is texted without consent for it, beyond the cap or twice, and nothing is lost without a reason`, async () => {
  const given = { plan: 0, bulk: 0, greeting: 0 };
  const live = fc.asyncProperty(history, async (plan) => {
    const lived = await liveThroughCampaigns(plan);
    for (const kind of ['plan', 'bulk', 'greeting'] as const) given[kind] += lived[kind];
  });
  await fc.assert(live, { numRuns, ...replay });
  // Each happens often enough for the figure to mean something.
  expect(given.plan).toBeGreaterThan(numRuns);
  expect(given.bulk).toBeGreaterThan(numRuns / 6);
  expect(given.greeting).toBeGreaterThan(numRuns / 6);
}, 36_000_000);
