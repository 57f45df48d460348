// Where daily jobs run in tests: the real stores, and the queue that brings page after page.
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import type { Job } from '../../lambdas/consent/due.ts';
import { dueStore } from '../../lambdas/consent/due-store.ts';
import { type Jobbing, runPage } from '../../lambdas/consent/job.ts';
import { noticeStore } from '../../lambdas/consent/notice-store.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import type { Table } from '../../lambdas/platform/table.ts';

const mostPages = 5000;

export function jobbingOn(table: Table, more: Partial<Jobbing> = {}) {
  const reported: string[] = [];
  const by: Jobbing = {
    due: dueStore(table, 'due').list,
    consents: consentStore(table),
    notices: noticeStore(table),
    derivedId,
    report: (textedWithoutAt) => void reported.push(textedWithoutAt),
    textsPerSecond: 5,
    ...more,
  };
  return { by, reported };
}

/** Runs a job to its end as its queue does, all pages at `now`; answers how long each page had been kept back. */
export async function runJob(job: Job, now: Date, by: Jobbing): Promise<number[]> {
  const waits: number[] = [];
  let next: number | undefined = 0;
  while (next !== undefined) {
    waits.push(next);
    if (waits.length > mostPages) throw new Error('The job does not end');
    next = await runPage(job, now, by);
  }
  return waits;
}
