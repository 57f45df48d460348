// GET /teams/{teamId}: a team with its agents.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { readTeam } from '../api.ts';
import { readTeam as read } from '../list-teams.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable({}) });
const deps = { people: peopleStore(openTable(env.TABLE_NAME)), brands: env.BRANDS };

export const handler = handle(readTeam, async ({ caller, parameters }) =>
  orProblem(await read(caller, parameters.teamId, deps)),
);
