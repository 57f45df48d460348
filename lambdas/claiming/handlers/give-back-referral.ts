// POST /referrals/{referralId}/give-back: the owner or the lead gives a claimed referral back to the source (CL-13).
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { giveBackReferral } from '../api.ts';
import { giveBack } from '../give-back.ts';
import { raceStore } from '../race-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { people: peopleStore(table), races: raceStore(table) };

export const handler = handle(giveBackReferral, async ({ caller, parameters, body, now }) => {
  const changedBy = actOf(caller, 'give-back-referral', now, newId('act'));
  return orProblem(await giveBack(caller, { ...parameters, ...body, changedBy }, now, deps));
});
