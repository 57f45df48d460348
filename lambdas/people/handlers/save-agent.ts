// PUT /teams/{teamId}/agents/{agentId}: the admin creates or replaces an agent.
import * as z from 'zod';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { inCountries } from '../../platform/in-countries.ts';
import { orProblem } from '../../platform/outcome.ts';
import { countryCode } from '../../platform/phone-number.ts';
import { openTable } from '../../platform/table.ts';
import { saveAgent } from '../api.ts';
import { peopleStore } from '../people-store.ts';
import { saveAgent as save } from '../save-agent.ts';

const env = readEnv({ TABLE_NAME: z.string(), COUNTRIES: jsonVariable(z.array(countryCode).min(1)) });
const people = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(inCountries(saveAgent, env.COUNTRIES), async ({ parameters, body }) =>
  orProblem(await save({ ...parameters, ...body }, people)),
);
