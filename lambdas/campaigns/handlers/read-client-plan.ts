// GET /referrals/{referralId}/plan: on which plan a client is, and how far.
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { openQuestionStore } from '../../consent/words/open-question-store.ts';
import { quietHoursSchema } from '../../delivery/gate/quiet-hours.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { capStore } from '../../texting/automated/cap-store.ts';
import { wordingFacts, wordingOf } from '../../texting/wording/brand-wording.ts';
import { readClientPlan as route } from '../client-plans/api.ts';
import { clientPlanStore } from '../client-plans/client-plan-store.ts';
import { readClientPlan } from '../client-plans/read-client-plan.ts';
import { planStore } from '../plans/plan-store.ts';
import { templateStore } from '../templates/template-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable(wordingFacts),
  QUIET_HOURS: jsonVariable(quietHoursSchema.nullable()),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  referrals: referralStore(table),
  people: peopleStore(table),
  clientPlans: clientPlanStore(table),
  plans: planStore(table),
  templates: templateStore(table),
  cap: capStore(table),
  openQuestions: openQuestionStore(table),
  brandOf: wordingOf(env.BRANDS),
  quietHours: env.QUIET_HOURS,
  derivedId,
};

export const handler = handle(route, async ({ caller, parameters, now }) =>
  orProblem(await readClientPlan(caller, parameters.referralId, now, deps)),
);
