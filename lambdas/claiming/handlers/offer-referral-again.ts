// POST /referrals/{referralId}/offer-again: the source offers a returned referral to the same team or another (CL-15).
import * as z from 'zod';
import { consentStore } from '../../consent/consent-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, fingerprint, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { routingStore } from '../../routing/routing-store.ts';
import { offerReferralAgain } from '../api.ts';
import { poolFacts, poolsOf } from '../numbers/pools.ts';
import { textMarketsSchema } from '../numbers/text-markets.ts';
import { placingStore } from '../placing/placing-store.ts';
import { returningClientsSchema } from '../placing/returning.ts';
import { referralStore } from '../referral-store.ts';
import { offerMinutesSchema } from '../source/new-referral.ts';
import { offerAgain } from '../source/offer-again.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
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

export const handler = handle(offerReferralAgain, async ({ caller, parameters, headers, body, now }) => {
  const changedBy = actOf(caller, 'offer-referral-again', now, newId('act'));
  const asked = { ...parameters, ...body, key: headers['idempotency-key'], changedBy };
  return orProblem(await offerAgain(caller, asked, now, deps));
});
