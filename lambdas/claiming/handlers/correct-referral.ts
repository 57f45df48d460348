// PATCH /referrals/{referralId}: the source corrects it while it is offered (CL-15).
import * as z from 'zod';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { inCountries } from '../../platform/http/in-countries.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { phoneVariables } from '../../platform/phones/phone-variables.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { correctReferral } from '../api.ts';
import { textMarketsSchema } from '../numbers/text-markets.ts';
import { referralStore } from '../referral-store.ts';
import { correct } from '../source/correct.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  ...phoneVariables,
  TEXT_MARKETS: jsonVariable(textMarketsSchema),
});
const deps = {
  referrals: referralStore(openTable(env.TABLE_NAME)),
  textMarkets: env.TEXT_MARKETS,
};

export const handler = handle(
  inCountries(correctReferral, env.COUNTRIES, env.PHONE_RULES),
  async ({ caller, parameters, body, now }) => {
    const changedBy = actOf(caller, 'correct-referral', now, newId('act'));
    return orProblem(await correct(caller, { ...parameters, correction: body, changedBy }, now, deps));
  },
);
