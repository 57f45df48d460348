// DELETE /teams/{teamId}/plans/{planId}: the lead removes a plan.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { removePlan as route } from '../plans/api.ts';
import { planStore } from '../plans/plan-store.ts';
import { removePlan } from '../plans/remove-plan.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { people: peopleStore(table), plans: planStore(table) };

export const handler = handle(route, async ({ caller, parameters, headers, now }) => {
  const changedBy = actOf(caller, 'remove-plan', now, newId('act'));
  const plan = { ...parameters, ifMatch: headers['if-match'] };
  return orProblem(await removePlan(caller, plan, { now, changedBy }, deps));
});
