// DELETE /referrals/{referralId}/plan: the owner or the lead stops a client's plan.
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { takeOffPlan as route } from '../client-plans/api.ts';
import { clientPlanStore } from '../client-plans/client-plan-store.ts';
import { takeOffPlan } from '../client-plans/take-off-plan.ts';
import { planStore } from '../plans/plan-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  referrals: referralStore(table),
  people: peopleStore(table),
  clientPlans: clientPlanStore(table),
  plans: planStore(table),
};

export const handler = handle(route, async ({ caller, parameters, now }) => {
  const changedBy = actOf(caller, 'take-off-plan', now, newId('act'));
  return orProblem(await takeOffPlan(caller, { ...parameters, changedBy }, now, deps));
});
