// POST /referrals/{referralId}/withdraw: the source takes it back while it is offered (CL-15).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { withdrawReferral } from '../api.ts';
import { raceStore } from '../race-store.ts';
import { referralStore } from '../referral-store.ts';
import { withdraw } from '../source/withdraw.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { referrals: referralStore(table), races: raceStore(table) };

export const handler = handle(withdrawReferral, async ({ caller, parameters, body, now }) => {
  const changedBy = actOf(caller, 'withdraw-referral', now, newId('act'));
  return orProblem(await withdraw(caller, { ...parameters, ...body, changedBy }, now, deps));
});
