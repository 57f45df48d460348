// POST /referrals: the source offers a new client to a team (CL-1).
import * as z from 'zod';
import { consentStore } from '../../consent/consent-store.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { derivedId, fingerprint, newId } from '../../platform/ids.ts';
import { countryCode } from '../../platform/phone-number.ts';
import { Problem } from '../../platform/problem.ts';
import { inCountries } from '../../platform/route.ts';
import { openTable } from '../../platform/table.ts';
import { routingStore } from '../../routing/routing-store.ts';
import { createReferral } from '../api.ts';
import { newReferral, offerMinutesSchema } from '../new-referral.ts';
import { openingsOf } from '../offers/offer-store.ts';
import { referralStore } from '../referral-store.ts';
import { areTextsLive, textMarketsSchema } from '../text-markets.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
  TEXT_MARKETS: jsonVariable(textMarketsSchema),
  OFFER_MINUTES: jsonVariable(offerMinutesSchema),
});
const table = openTable(env.TABLE_NAME);
const routing = routingStore(table);
const referrals = referralStore(table);
const consents = consentStore(table);

export const handler = handle(
  inCountries(createReferral, env.COUNTRIES),
  async ({ caller, headers, body, now }) => {
    const [team, consent] = await Promise.all([
      routing.readRoutedTeam(body.teamId),
      body.client.textConsent && consents.read('introductions', body.client.phone),
    ]);
    if (team === undefined) throw new Problem('unknown-team', `There is no team ${body.teamId}.`);
    const key = headers['idempotency-key'];
    const { race, details } = newReferral({
      referralId: key === undefined ? newId('ref') : derivedId('ref', caller.clientId, key),
      request: body,
      origin: { sourceClientId: caller.clientId, fingerprint: fingerprint(body) },
      ...team,
      areTextsLive: areTextsLive(env.TEXT_MARKETS, body.area),
      hasOptedOut: consent?.status === 'opted-out',
      offerMinutes: env.OFFER_MINUTES,
      now,
      random: Math.random,
    });
    if (!team.agents.some(({ agentId }) => race.offered.includes(agentId))) {
      throw new Problem(
        'team-not-ready',
        'Nobody on the team can be notified. Save a profile for its lead first.',
      );
    }
    const offers = openingsOf({ ...race, createdAt: details.createdAt }, race.offered, now);
    if (await referrals.create(race, details, offers)) {
      return { referralId: race.referralId, status: race.status };
    }
    const existing = await referrals.read(race.referralId);
    if (existing?.details.fingerprint !== details.fingerprint) {
      throw new Problem('idempotency-key-reused', 'Use a new key for a different request.');
    }
    return { referralId: race.referralId, status: existing.race.status };
  },
);
