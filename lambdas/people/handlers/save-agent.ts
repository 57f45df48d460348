// PUT /teams/{teamId}/agents/{agentId}: the admin creates or replaces an agent.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { countryCode } from '../../platform/phone-number.ts';
import { Problem } from '../../platform/problem.ts';
import { inCountries } from '../../platform/route.ts';
import { openTable } from '../../platform/table.ts';
import { saveAgent } from '../api.ts';

const env = readEnv({ TABLE_NAME: z.string(), COUNTRIES: jsonVariable(z.array(countryCode).min(1)) });
const store = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(inCountries(saveAgent, env.COUNTRIES), async ({ parameters, body }) => {
  const { teamId, agentId } = parameters;
  if ((await store.readTeam(teamId)) === undefined) {
    throw new Problem('unknown-team', `Create the team first: PUT /teams/${teamId}.`);
  }
  const agent = { teamId, agentId, ...body };
  await store.saveAgent(agent);
  return agent;
});
