// A daily job goes on page by page, each with a message of its own, until nothing is due any more (CO-12).
import type { Job } from './due.ts';
import { type JobDeps, runPage } from './job.ts';

export type RunJobDeps = JobDeps & {
  /** Has the next page done after a while. */
  queueNext(job: Job, delaySeconds: number): Promise<void>;
};

/** The longest that a queue delays a new message, in seconds. */
const longestDelaySeconds = 900;

export async function runJob(job: Job, now: Date, deps: RunJobDeps): Promise<void> {
  const seconds = await runPage(job, now, deps);
  if (seconds !== undefined) await deps.queueNext(job, Math.min(longestDelaySeconds, seconds));
}
