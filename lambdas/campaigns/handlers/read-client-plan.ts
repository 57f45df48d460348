// GET /referrals/{referralId}/plan: on which plan a client is, and how far.
import * as z from 'zod';
import { quietHoursSchema } from '../../delivery/gate/quiet-hours.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { wordingFacts, wordingOf } from '../../texting/wording/brand-wording.ts';
import { aheadStores } from '../client-plans/ahead-stores.ts';
import { readClientPlan as route } from '../client-plans/api.ts';
import { clientPlanStore } from '../client-plans/client-plan-store.ts';
import { readClientPlan } from '../client-plans/read-client-plan.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable(wordingFacts),
  QUIET_HOURS: jsonVariable(quietHoursSchema.nullable()),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  ...aheadStores(table),
  clientPlans: clientPlanStore(table),
  brandOf: wordingOf(env.BRANDS),
  quietHours: env.QUIET_HOURS,
  derivedId,
};

export const handler = handle(route, async ({ caller, parameters, now }) =>
  orProblem(await readClientPlan(caller, parameters.referralId, now, deps)),
);
