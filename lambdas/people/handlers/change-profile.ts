// PATCH /me: the agent changes their own email or phone.
import * as z from 'zod';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { inCountries } from '../../platform/in-countries.ts';
import { countryCode } from '../../platform/phone-number.ts';
import { notFound } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { changeProfile } from '../api.ts';
import { peopleStore } from '../people-store.ts';
import { profileOf } from '../profile.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRAND: z.string(),
  COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
});
const store = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(inCountries(changeProfile, env.COUNTRIES), async ({ caller, body }) => {
  const [team, agent] = await Promise.all([
    store.readTeam(caller.teamId),
    store.changeContact(caller.teamId, caller.agentId, body),
  ]);
  if (agent === undefined) throw notFound();
  return profileOf(team, agent, env.BRAND);
});
