// Two years of consent, thousands of times: enrollments, words, sends, receipts and jobs, late, twice and out of order.
import { test } from '@jest/globals';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { liveThrough } from './support/consent/consent-model.ts';
import { onceFailed } from './support/consent/consent-once-failed.ts';
import { resumption, timeline } from './support/consent/consent-plan.ts';
import { progressOf } from './support/progress.ts';
import { replay } from './support/replay.ts';

test.each(onceFailed)('CO-3 CO-14 failed once: %s', async (_what, plan) => {
  await liveThrough(plan);
});

const numRuns = runs(50);

test(`CO-3 CO-10 CO-11 CO-12 CO-14 ${numRuns} timelines of two years: consent, notices, reminders, opt-outs and reconfirmations are as the contract has them`, async () => {
  const tried = progressOf(numRuns);
  await fc.assert(
    fc.asyncProperty(timeline, (each) => liveThrough(each).then(tried)),
    { numRuns, ...replay },
  );
}, 7_200_000);

const resumptions = runs(50, 20_000);

test(`CO-3 CO-14 ${resumptions} timelines in which late words end a consent request and begin it again`, async () => {
  const tried = progressOf(resumptions);
  await fc.assert(
    fc.asyncProperty(resumption, (each) => liveThrough(each).then(tried)),
    { numRuns: resumptions, ...replay },
  );
}, 7_200_000);
