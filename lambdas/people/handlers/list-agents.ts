// GET /teams/{teamId}/agents: an agent reads who is in their team.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { notFound } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { listAgents } from '../api.ts';
import { colleaguesOf } from '../profile.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const store = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(listAgents, async ({ caller, parameters }) => {
  if (parameters.teamId !== caller.teamId) throw notFound();
  const own = await store.readTeamWithAgents(caller.teamId);
  if (!own?.agents.some(({ agentId }) => agentId === caller.agentId)) throw notFound();
  return { agents: colleaguesOf(caller, own) };
});
