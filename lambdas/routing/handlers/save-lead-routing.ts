// PUT /teams/{teamId}/lead-routing: the lead decides who is offered referrals.
import * as z from 'zod';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { countryCode } from '../../platform/phones/countries.ts';
import { statesOf } from '../../platform/states.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { saveLeadRouting } from '../api.ts';
import { changeLeadRouting } from '../change-lead-routing.ts';
import { routingStore } from '../routing-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), COUNTRIES: jsonVariable(z.array(countryCode)) });
const deps = { ...routingStore(openTable(env.TABLE_NAME)), states: statesOf(env.COUNTRIES) };

export const handler = handle(saveLeadRouting, async ({ caller, parameters, headers, body, now }) => {
  const changedBy = actOf(caller, 'save-lead-routing', now, newId('act'));
  const change = { ...parameters, settings: body, ifMatch: headers['if-match'], changedBy };
  return orProblem(await changeLeadRouting(caller, change, now, deps));
});
