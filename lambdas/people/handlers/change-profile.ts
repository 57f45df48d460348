// PATCH /me: the agent changes their own email or phone.
import * as z from 'zod';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { inCountries } from '../../platform/http/in-countries.ts';
import { orProblem } from '../../platform/outcome.ts';
import { phoneVariables } from '../../platform/phones/phone-variables.ts';
import { openTable } from '../../platform/table/table.ts';
import { changeProfile } from '../api.ts';
import { shownFacts } from '../brand.ts';
import { changeProfile as change } from '../change-profile.ts';
import { peopleStore } from '../people-store.ts';
import { profileOf } from '../profile.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable(shownFacts),
  ...phoneVariables,
});
const store = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(
  inCountries(changeProfile, env.COUNTRIES, env.PHONE_RULES),
  async ({ caller, body, now }) => {
    const [team, agent] = await Promise.all([
      store.readTeam(caller.teamId),
      change(caller, body, now, { people: store }),
    ]);
    return profileOf(team, orProblem(agent), env.BRANDS);
  },
);
