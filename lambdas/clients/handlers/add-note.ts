// POST /referrals/{referralId}/notes: the owner or the lead notes something about a client (CT-1).
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, fingerprint, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { addNote as add } from '../add-note.ts';
import { addNote } from '../api.ts';
import { clientStore } from '../client-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  referrals: referralStore(table),
  people: peopleStore(table),
  clients: clientStore(table),
  newId,
  derivedId,
  fingerprint,
};

export const handler = handle(addNote, async ({ caller, parameters, headers, body, now }) => {
  const changedBy = actOf(caller, 'add-note', now, newId('act'));
  const asked = { ...parameters, ...body, key: headers['idempotency-key'], changedBy };
  return orProblem(await add(caller, asked, now, deps));
});
