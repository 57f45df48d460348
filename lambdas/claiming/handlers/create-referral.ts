// POST /referrals: the source offers a new client to a team (CL-1).
import * as z from 'zod';
import { consentStore } from '../../consent/consent-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { inCountries } from '../../platform/http/in-countries.ts';
import { derivedId, fingerprint, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { phoneVariables } from '../../platform/phones/phone-variables.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { routingStore } from '../../routing/routing-store.ts';
import { createReferral } from '../api.ts';
import { poolFacts, poolsOf } from '../numbers/pools.ts';
import { textMarketsSchema } from '../numbers/text-markets.ts';
import { placingStore } from '../placing/placing-store.ts';
import { returningClientsSchema } from '../placing/returning.ts';
import { referralStore } from '../referral-store.ts';
import { createReferral as create } from '../source/create-referral.ts';
import { offerMinutesSchema } from '../source/new-referral.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  ...phoneVariables,
  TEXT_MARKETS: jsonVariable(textMarketsSchema),
  OFFER_MINUTES: jsonVariable(offerMinutesSchema),
  BRANDS: brandsVariable(poolFacts),
  RETURNING_CLIENTS: returningClientsSchema,
});
const table = openTable(env.TABLE_NAME);
const deps = {
  routing: routingStore(table),
  consents: consentStore(table),
  referrals: { ...referralStore(table), ...placingStore(table, poolsOf(env.BRANDS)) },
  returningClients: env.RETURNING_CLIENTS,
  textMarkets: env.TEXT_MARKETS,
  offerMinutes: env.OFFER_MINUTES,
  newId,
  derivedId,
  fingerprint,
  random: Math.random,
};

export const handler = handle(
  inCountries(createReferral, env.COUNTRIES, env.PHONE_RULES),
  async ({ caller, headers, body, now }) => {
    const changedBy = actOf(caller, 'create-referral', now, newId('act'));
    const asked = { request: body, key: headers['idempotency-key'], changedBy };
    return orProblem(await create(caller, asked, now, deps));
  },
);
