// Where daily jobs run in tests: the real stores, and the queue that brings page after page.
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import type { Job } from '../../../lambdas/consent/jobs/due.ts';
import { dueStore } from '../../../lambdas/consent/jobs/due-store.ts';
import { type JobDeps, runPage } from '../../../lambdas/consent/jobs/job.ts';
import { optOutNoticeStore } from '../../../lambdas/consent/notices/opt-out-notice-store.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';

const mostPages = 5000;

export function jobbingOn(table: Table, more: Partial<JobDeps> = {}) {
  const reported: string[] = [];
  const by: JobDeps = {
    due: dueStore(table, 'due').list,
    takeTurn: dueStore(table, 'due').takeTurn,
    onFault: (fault) => {
      throw fault;
    },
    consents: consentStore(table),
    isPhoneOf: async () => true,
    notices: optOutNoticeStore(table),
    derivedId,
    report: (textedWithoutAt) => void reported.push(textedWithoutAt),
    textsPerSecond: 5,
    ...more,
  };
  return { by, reported };
}

/** Runs a job to its end as its queue does, from `now` on; answers how many seconds each page had been kept back. */
export async function runJob(job: Job, now: Date, by: JobDeps): Promise<number[]> {
  const waits: number[] = [];
  let next: number | undefined = 0;
  let at = now.getTime();
  while (next !== undefined) {
    waits.push(next);
    if (waits.length > mostPages) throw new Error('The job does not end');
    at += next * 1000;
    next = await runPage(job, new Date(at), by);
  }
  return waits;
}
