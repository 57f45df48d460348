// GET /teams/{teamId}/plans/{planId}: an agent reads a plan of their team.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { readPlan as route } from '../plans/api.ts';
import { planStore } from '../plans/plan-store.ts';
import { readPlan } from '../plans/read-plans.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { people: peopleStore(table), plans: planStore(table) };

export const handler = handle(route, async ({ caller, parameters }) =>
  orProblem(await readPlan(caller, parameters, deps)),
);
