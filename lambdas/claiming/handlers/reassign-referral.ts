// POST /referrals/{referralId}/reassign: the owner or the lead hands it to another agent of the team (CL-10).
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { reassignReferral } from '../api.ts';
import { handOverStore } from '../hand-over-store.ts';
import { reassign } from '../reassign.ts';
import { referralStore } from '../referral-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  referrals: { ...referralStore(table), ...handOverStore(table) },
  newId,
};

export const handler = handle(reassignReferral, async ({ caller, parameters, body, now }) => {
  const changedBy = actOf(caller, 'reassign-referral', now, newId('act'));
  return orProblem(await reassign(caller, { ...parameters, to: body.agentId, changedBy }, now, deps));
});
