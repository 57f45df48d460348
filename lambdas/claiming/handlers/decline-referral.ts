// POST /referrals/{referralId}/decline: one agent is out, or the lead closes it for the team.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { declineReferral } from '../api.ts';
import { decline } from '../decline.ts';
import { raceStore } from '../race-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { people: peopleStore(table), races: raceStore(table) };

export const handler = handle(declineReferral, async ({ caller, parameters, now }) =>
  orProblem(await decline(caller, parameters.referralId, now, deps)),
);
