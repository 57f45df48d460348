// PATCH /referrals/{referralId}: the source corrects it while it is offered (CL-15), its owner or the lead sets stage and tags (CT-1).
import * as z from 'zod';
import { textMarketsSchema } from '../../claiming/numbers/text-markets.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { inCountries } from '../../platform/http/in-countries.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { phoneVariables } from '../../platform/phones/phone-variables.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { correctReferral } from '../api.ts';
import { changeReferral } from '../change-referral.ts';
import { clientStore } from '../client-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  ...phoneVariables,
  TEXT_MARKETS: jsonVariable(textMarketsSchema),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  referrals: referralStore(table),
  people: peopleStore(table),
  clients: clientStore(table),
  textMarkets: env.TEXT_MARKETS,
};

export const handler = handle(
  inCountries(correctReferral, env.COUNTRIES, env.PHONE_RULES),
  async ({ caller, parameters, headers, body, now }) => {
    const act = caller.kind === 'source' ? 'correct-referral' : 'change-client';
    const changedBy = actOf(caller, act, now, newId('act'));
    const change = { ...parameters, change: body, changedBy, ifMatch: headers['if-match'] };
    return orProblem(await changeReferral(caller, change, now, deps));
  },
);
