// PUT /teams/{teamId}: the admin creates or replaces a team.
import * as z from 'zod';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { saveTeam } from '../api.ts';
import { peopleStore } from '../people-store.ts';
import { saveTeam as save } from '../save-team.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable({}) });
const deps = { brands: env.BRANDS, people: peopleStore(openTable(env.TABLE_NAME)) };

export const handler = handle(saveTeam, async ({ caller, parameters: { teamId }, headers, body, now }) => {
  const changedBy = actOf(caller, 'save-team', now, newId('act'));
  const tied = { ifMatch: headers['if-match'], isNew: headers['if-none-match'] !== undefined };
  return orProblem(await save({ teamId, ...body }, tied, changedBy, deps));
});
