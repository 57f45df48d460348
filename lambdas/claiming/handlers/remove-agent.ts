// DELETE /teams/{teamId}/agents/{agentId}: an agent leaves the team, and others get what they had (PE-4).
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { removeAgent } from '../api.ts';
import { removeAgent as remove } from '../leaving/remove-agent.ts';
import { inboxStore } from '../offers/inbox-store.ts';
import { raceStore } from '../race-store.ts';
import { referralStore } from '../referral-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  inbox: inboxStore(table, env.INBOX_INDEX),
  referrals: referralStore(table),
  races: raceStore(table),
  derivedId,
};

export const handler = handle(removeAgent, async ({ caller, parameters, query, now }) => {
  const changedBy = actOf(caller, 'remove-agent', now, newId('act'));
  return orProblem(await remove(caller, { ...parameters, handTo: query.handTo, changedBy }, now, deps));
});
