// POST /teams/{teamId}/plans/{planId}/preview: an agent sees what a silent client gets.
import * as z from 'zod';
import { quietHoursSchema } from '../../delivery/gate/quiet-hours.ts';
import { blockedVariables } from '../../platform/blocked-variables.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { footerStore } from '../../texting/footer/footer-store.ts';
import { wordingFacts, wordingOf } from '../../texting/wording/brand-wording.ts';
import { blockedContentOf } from '../../texting/wording/refuse-blocked-text.ts';
import { aheadStores } from '../client-plans/ahead-stores.ts';
import { previewPlan as route } from '../plans/api.ts';
import { previewPlan } from '../plans/preview-plan.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable(wordingFacts),
  ...blockedVariables,
  QUIET_HOURS: jsonVariable(quietHoursSchema.nullable()),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  ...aheadStores(table),
  footers: footerStore(table),
  wordingOf: wordingOf(env.BRANDS),
  blocked: blockedContentOf(env),
  quietHours: env.QUIET_HOURS,
};

export const handler = handle(route, async ({ caller, parameters, query, body, now }) =>
  orProblem(await previewPlan(caller, { ...parameters, ...query, steps: body?.steps }, now, deps)),
);
