// GET /me: the agent's own profile.
import * as z from 'zod';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { notFound } from '../../platform/http/problem.ts';
import { openTable } from '../../platform/table/table.ts';
import { readProfile } from '../api.ts';
import { shownFacts } from '../brand.ts';
import { peopleStore } from '../people-store.ts';
import { profileOf } from '../profile.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable(shownFacts) });
const store = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(readProfile, async ({ caller }) => {
  const [team, agent] = await Promise.all([
    store.readTeam(caller.teamId),
    store.readAgent(caller.teamId, caller.agentId),
  ]);
  if (agent === undefined) throw notFound();
  return profileOf(team, agent, env.BRANDS);
});
