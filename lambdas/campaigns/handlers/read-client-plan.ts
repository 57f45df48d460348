// GET /referrals/{referralId}/plan: on which plan a client is, and how far.
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { readClientPlan as route } from '../client-plans/api.ts';
import { clientPlanStore } from '../client-plans/client-plan-store.ts';
import { readClientPlan } from '../client-plans/read-client-plan.ts';
import { planStore } from '../plans/plan-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  referrals: referralStore(table),
  people: peopleStore(table),
  clientPlans: clientPlanStore(table),
  plans: planStore(table),
};

export const handler = handle(route, async ({ caller, parameters, now }) =>
  orProblem(await readClientPlan(caller, parameters.referralId, now, deps)),
);
