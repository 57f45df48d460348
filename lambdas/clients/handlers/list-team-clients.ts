// GET /teams/{teamId}/clients: the lead’s view of all the team’s clients (CT-2).
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { listTeamClients } from '../api.ts';
import { clientListStore } from '../list/client-list-store.ts';
import { listTeamClients as list } from '../list/list-clients.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  referrals: referralStore(table),
  clientLists: clientListStore(table),
};

export const handler = handle(listTeamClients, async ({ caller, parameters, query }) => {
  const { clients, next } = orProblem(await list(caller, { ...parameters, ...query }, deps));
  return { clients, cursor: cursorAt(next) };
});
