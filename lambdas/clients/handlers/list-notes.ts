// GET /referrals/{referralId}/notes: the notes about a client, newest first (CT-1).
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { listNotes } from '../api.ts';
import { clientStore } from '../client-store.ts';
import { listNotes as list } from '../list-notes.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { referrals: referralStore(table), people: peopleStore(table), clients: clientStore(table) };

export const handler = handle(listNotes, async ({ caller, parameters, query }) => {
  const { notes, next } = orProblem(await list(caller, { ...parameters, ...query }, deps));
  return { notes, cursor: cursorAt(next) };
});
