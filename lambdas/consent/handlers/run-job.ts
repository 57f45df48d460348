// Queue jobs: one page of a daily job, then a message for the next (CO-12).
import * as z from 'zod';
import type { ItemBrand } from '../../people/brand.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { logFault } from '../../platform/log.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table/table.ts';
import type { Owner } from '../consent.ts';
import { consentStore } from '../consent-store.ts';
import { dueStore } from '../jobs/due-store.ts';
import { jobIn, jobsQueue } from '../jobs/jobs-queue-client.ts';
import { runJob } from '../jobs/run-job.ts';
import { optOutNoticeStore } from '../notices/opt-out-notice-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  DUE_INDEX: z.string(),
  QUEUE_URL: z.string(),
  TEXTS_PER_SECOND: z.coerce.number().positive(),
});
const table = openTable(env.TABLE_NAME);
const people = peopleStore(table);
const due = dueStore(table, env.DUE_INDEX);
const deps = {
  due: due.list,
  takeTurn: due.takeTurn,
  queueNext: jobsQueue(env.QUEUE_URL),
  onFault: (fault: unknown) => logFault('phone-not-dealt-with', fault),
  consents: consentStore(table),
  async isPhoneOf({ teamId, agentId }: Owner, phone: string, brand: ItemBrand): Promise<boolean> {
    const [team, agent] = await Promise.all([people.readTeam(teamId), people.readAgent(teamId, agentId)]);
    return agent?.phone === phone && team?.brandId === brand;
  },
  notices: optOutNoticeStore(table),
  derivedId,
  report: (textedWithoutAt: string) => logFault('texted-without-notice', undefined, { textedWithoutAt }),
  textsPerSecond: env.TEXTS_PER_SECOND,
};

export const handler = (event: unknown) =>
  handleBatch(event, async (body) => {
    await runJob(jobIn(body), new Date(), deps);
    return { done: true };
  });
