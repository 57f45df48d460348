// PUT /referrals/{referralId}/plan: the owner or the lead puts a client on a plan.
import * as z from 'zod';
import { consentStore } from '../../consent/consent-store.ts';
import { quietHoursSchema } from '../../delivery/gate/quiet-hours.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { wordingFacts, wordingOf } from '../../texting/wording/brand-wording.ts';
import { aheadStores } from '../client-plans/ahead-stores.ts';
import { putOnPlan as route } from '../client-plans/api.ts';
import { clientPlanStore } from '../client-plans/client-plan-store.ts';
import { putOnPlan } from '../client-plans/put-on-plan.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable(wordingFacts),
  QUIET_HOURS: jsonVariable(quietHoursSchema.nullable()),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  ...aheadStores(table),
  consents: consentStore(table),
  clientPlans: clientPlanStore(table),
  brandOf: wordingOf(env.BRANDS),
  quietHours: env.QUIET_HOURS,
  derivedId,
  newId,
};

export const handler = handle(route, async ({ caller, parameters, body, now }) => {
  const changedBy = actOf(caller, 'put-on-plan', now, newId('act'));
  return orProblem(await putOnPlan(caller, { ...parameters, ...body, changedBy }, now, deps));
});
