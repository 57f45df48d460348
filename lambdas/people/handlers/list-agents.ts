// GET /teams/{teamId}/agents: an agent reads who is in their team.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { listAgents } from '../api.ts';
import { listColleagues } from '../list-colleagues.ts';
import { peopleStore } from '../people-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const people = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(listAgents, async ({ caller, parameters }) =>
  orProblem(await listColleagues(caller, parameters.teamId, people)),
);
