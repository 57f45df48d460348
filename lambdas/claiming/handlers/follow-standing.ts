// Queue standing: what follows from an agent's leaving or lapsed license, a page at a time (PE-4, PE-5).
import * as z from 'zod';
import { deleteEndpoint } from '../../carriers/sns-push/delete-endpoint.ts';
import { accountsOf } from '../../people/accounts-client.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table/table.ts';
import { routingStore } from '../../routing/routing-store.ts';
import { followStanding, type StandingChange } from '../leaving/follow-standing.ts';
import { queueStandingChange, standingChangeIn } from '../leaving/standing-queue-client.ts';
import { inboxStore } from '../offers/inbox-store.ts';
import { raceStore } from '../race-store.ts';
import { referralStore } from '../referral-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  INBOX_INDEX: z.string(),
  QUEUE_URL: z.string(),
  USER_POOL_ID: z.string(),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  accounts: accountsOf(env.USER_POOL_ID),
  deleteEndpoint,
  routing: routingStore(table),
  inbox: inboxStore(table, env.INBOX_INDEX),
  referrals: referralStore(table),
  races: raceStore(table),
  queueNext: (change: StandingChange) => queueStandingChange(env.QUEUE_URL, change),
  derivedId,
};

export const handler = (event: unknown) =>
  handleBatch(event, async (body) => {
    await followStanding(standingChangeIn(body), new Date(), deps);
    return { done: true };
  });
