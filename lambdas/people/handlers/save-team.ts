// PUT /teams/{teamId}: the admin creates or replaces a team.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { Problem } from '../../platform/http/problem.ts';
import { openTable } from '../../platform/table/table.ts';
import { saveTeam } from '../api.ts';
import { peopleStore } from '../people-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const store = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(saveTeam, async ({ parameters, body }) => {
  const team = { teamId: parameters.teamId, ...body };
  if (await store.saveTeam(team)) return team;
  throw new Problem(
    'unknown-agent',
    `${team.leadAgentId} has left this team: save them again, or name another lead.`,
  );
});
