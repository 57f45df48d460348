// GET /me/clients: the agent’s clients (CT-2).
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { listMyClients } from '../api.ts';
import { clientListStore } from '../list/client-list-store.ts';
import { listMyClients as list } from '../list/list-clients.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  referrals: referralStore(table),
  clientLists: clientListStore(table),
};

export const handler = handle(listMyClients, async ({ caller, query }) => {
  const { clients, next } = orProblem(await list(caller, query, deps));
  return { clients, cursor: cursorAt(next) };
});
