// POST /referrals/{referralId}/give-back: the owner or the lead gives a claimed referral back to the source (CL-13).
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { giveBackReferral } from '../api.ts';
import { giveBack } from '../give-back.ts';
import { raceStore } from '../race-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { people: peopleStore(table), races: raceStore(table) };

export const handler = handle(giveBackReferral, async ({ caller, parameters, body, now }) =>
  orProblem(await giveBack(caller, { ...parameters, ...body }, now, deps)),
);
