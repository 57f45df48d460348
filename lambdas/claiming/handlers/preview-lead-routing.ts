// POST /teams/{teamId}/lead-routing/preview: the lead sees to whom the last 30 days' referrals would have gone (RT-11).
import * as z from 'zod';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { countryCode } from '../../platform/phones/countries.ts';
import { statesOf } from '../../platform/states.ts';
import { openTable } from '../../platform/table/table.ts';
import { routingStore } from '../../routing/routing-store.ts';
import { previewLeadRouting } from '../api.ts';
import { previewRouting } from '../placing/preview-routing.ts';
import { recentReferralsStore } from '../placing/recent-referrals-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  INBOX_INDEX: z.string(),
  COUNTRIES: jsonVariable(z.array(countryCode)),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  ...routingStore(table),
  recent: recentReferralsStore(table, env.INBOX_INDEX),
  states: statesOf(env.COUNTRIES),
};

export const handler = handle(previewLeadRouting, async ({ caller, parameters, body, now }) =>
  orProblem(await previewRouting(caller, { ...parameters, settings: body }, now, deps)),
);
