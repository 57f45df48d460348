// The queue of the daily jobs: one message a page.
import * as z from 'zod';
import { putIntoQueue } from '../../platform/queue-client.ts';
import { type Job, jobs } from './due.ts';

const message = z.object({ job: z.enum(jobs) });

/** The job that a message is about. */
export function jobIn(body: string): Job {
  return message.parse(JSON.parse(body)).job;
}

/** Puts the next page of a job into the queue. */
export function jobsQueue(QueueUrl: string) {
  return (job: Job, DelaySeconds?: number): Promise<void> => putIntoQueue(QueueUrl, { job }, DelaySeconds);
}
