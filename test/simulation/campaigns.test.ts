// Plans, bulk texts and greetings in random histories, against a reference of their own.
import { expect, test } from '@jest/globals';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { history } from './support/campaigns/history.ts';
import { addLived, nothingLived } from './support/campaigns/lived.ts';
import { onceFailed } from './support/campaigns/once-failed.ts';
import { liveThroughCampaigns } from './support/campaigns/run.ts';
import { progressOf } from './support/progress.ts';
import { replay } from './support/replay.ts';

const numRuns = runs(40);

test.each(onceFailed)('CP-3 CP-4 CP-5 CP-8 CP-9 %s', async (_, its) => {
  await liveThroughCampaigns(its);
});

test(`CP-3 CP-4 CP-5 CP-7 CP-8 CP-9 CO-20 TX-5 TX-16 ${numRuns} histories of plans, bulk texts and greetings through quiet hours and clock changes: nobody is texted without consent for it, beyond the cap, at night or twice, each step comes at its time, a bulk text pauses when too many opt out, and nothing is lost without a reason`, async () => {
  const total = nothingLived();
  const tried = progressOf(numRuns);
  const live = fc.asyncProperty(history, async (plan) => {
    addLived(total, await liveThroughCampaigns(plan));
    tried();
  });
  await fc.assert(live, { numRuns, ...replay });
  // Each happens often enough for the figure to mean something.
  expect(total.plan).toBeGreaterThan(numRuns);
  expect(total.bulk).toBeGreaterThan(numRuns / 2);
  expect(total.greeting).toBeGreaterThan(numRuns / 6);
  expect(total.afterWaiting).toBeGreaterThan(numRuns / 2);
  expect(total.afterClockChange).toBeGreaterThan(numRuns / 10);
  expect(total.pauses).toBeGreaterThan(numRuns / 40);
}, 36_000_000);
