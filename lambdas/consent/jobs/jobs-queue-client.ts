// The queue of the daily jobs: one message a page.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type Job, jobs } from './due.ts';

const message = z.object({ job: z.enum(jobs) });
const client = new SQSClient({});

/** The job that a message is about. */
export function jobIn(body: string): Job {
  return message.parse(JSON.parse(body)).job;
}

/** Puts the next page of a job into the queue. */
export function jobsQueue(QueueUrl: string) {
  return async (job: Job, DelaySeconds?: number): Promise<void> => {
    const MessageBody = JSON.stringify({ job });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds }));
  };
}
