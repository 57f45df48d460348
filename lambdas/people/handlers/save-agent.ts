// PUT /teams/{teamId}/agents/{agentId}: the admin creates or replaces an agent.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { inCountries } from '../../platform/http/in-countries.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { phoneVariables } from '../../platform/phones/phone-variables.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { saveAgent } from '../api.ts';
import { peopleStore } from '../people-store.ts';
import { saveAgent as save } from '../save-agent.ts';

const env = readEnv({ TABLE_NAME: z.string(), ...phoneVariables });
const people = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(
  inCountries(saveAgent, env.COUNTRIES, env.PHONE_RULES),
  async ({ caller, parameters, headers, body, now }) => {
    const { move, invite, ...profile } = body;
    const changedBy = actOf(caller, 'save-agent', now, newId('act'));
    const how = { move, invite, changedBy, ifMatch: headers['if-match'] };
    return orProblem(await save({ ...parameters, ...profile }, how, now, people));
  },
);
