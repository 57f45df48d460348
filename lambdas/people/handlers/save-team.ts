// PUT /teams/{teamId}: the admin creates or replaces a team.
import * as z from 'zod';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { Problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { saveTeam } from '../api.ts';
import { itemBrandOf, unknownBrand } from '../brand.ts';
import { peopleStore } from '../people-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable({}) });
const store = peopleStore(openTable(env.TABLE_NAME));

export const handler = handle(saveTeam, async ({ caller, parameters, body, now }) => {
  const { brand = env.BRANDS[0].id, ...settings } = body;
  orProblem(unknownBrand(brand, env.BRANDS) ?? {});
  const team = { teamId: parameters.teamId, ...settings, brandId: itemBrandOf(env.BRANDS, brand) };
  if (await store.saveTeam(team, actOf(caller, 'save-team', now, newId('act')))) return { ...team, brand };
  throw new Problem(
    'unknown-agent',
    `${team.leadAgentId} has left this team: save them again, or name another lead.`,
  );
});
