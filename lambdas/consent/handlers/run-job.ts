// Queue jobs: one page of a daily job, then a message for the next (CO-12).
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { logFault } from '../../platform/log.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table.ts';
import { consentStore } from '../consent-store.ts';
import { jobs } from '../jobs/due.ts';
import { dueStore } from '../jobs/due-store.ts';
import { runPage } from '../jobs/job.ts';
import { optOutNoticeStore } from '../opt-out-notice-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  DUE_INDEX: z.string(),
  QUEUE_URL: z.string(),
  TEXTS_PER_SECOND: z.coerce.number().positive(),
});
const table = openTable(env.TABLE_NAME);
const queue = new SQSClient({});
const due = dueStore(table, env.DUE_INDEX);
const jobDeps = {
  due: due.list,
  takeTurn: due.takeTurn,
  onFault: (fault: unknown) => logFault('phone-not-dealt-with', fault),
  consents: consentStore(table),
  notices: optOutNoticeStore(table),
  derivedId,
  report: (textedWithoutAt: string) => logFault('texted-without-notice', undefined, { textedWithoutAt }),
  textsPerSecond: env.TEXTS_PER_SECOND,
};

const message = z.object({ job: z.enum(jobs) });

/** The longest that a queue keeps a new message back, in seconds. */
const longestDelay = 900;

export const handler = (event: unknown) =>
  handleBatch(event, async (body) => {
    const { job } = message.parse(JSON.parse(body));
    const inSeconds = await runPage(job, new Date(), jobDeps);
    if (inSeconds !== undefined) {
      await queue.send(
        new SendMessageCommand({
          QueueUrl: env.QUEUE_URL,
          MessageBody: JSON.stringify({ job }),
          DelaySeconds: Math.min(longestDelay, inSeconds),
        }),
      );
    }
    return { done: true };
  });
