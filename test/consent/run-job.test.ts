// A daily job page by page: each page but the last has the next one queued, no later than a queue can keep it.
import { describe, expect, test } from '@jest/globals';
import { runJob } from '../../lambdas/consent/jobs/run-job.ts';
import { consentTable } from '../simulation/support/consent-table.ts';
import { jobbingOn } from './support/job-deps.ts';
import { NOW } from './support/ledgers.ts';

/** A job with a page of phones, and whether more are due; answers what was queued. */
async function queuedBy(hasMore: boolean, textsPerSecond: number, othersTurn?: number) {
  const queued: unknown[] = [];
  const { by } = jobbingOn(consentTable().table, {
    due: async () => ({
      found: [{ program: 'lead-alerts' as const, brand: undefined, phone: '+12065551000' }],
      hasMore,
    }),
    takeTurn: async () => othersTurn,
    textsPerSecond,
  });
  await runJob('ask', NOW, { ...by, queueNext: async (...next) => void queued.push(next) });
  return queued;
}

describe('a daily job', () => {
  test('CO-12 goes on with the next page once the carrier has taken this one’s texts', async () => {
    expect(await queuedBy(true, 5)).toEqual([['ask', 10]]);
  });

  test('CO-12 ends with the last page', async () => {
    expect(await queuedBy(false, 5)).toEqual([]);
  });

  test('CO-12 started twice, the second waits for the turn of the first', async () => {
    expect(await queuedBy(true, 5, 7)).toEqual([['ask', 7]]);
  });

  test('CO-12 looks again after a quarter of an hour where it would wait longer than a queue can', async () => {
    expect(await queuedBy(true, 0.01)).toEqual([['ask', 900]]);
  });
});
