// Creating a referral: once for one key, only for a team that can be told, with an offer for each agent in the same write.
import { describe, expect, test } from '@jest/globals';
import { type CreateReferralDeps, createReferral } from '../../lambdas/claiming/create-referral.ts';
import type { ReferralRequest } from '../../lambdas/claiming/new-referral.ts';
import { offerStore } from '../../lambdas/claiming/offers/offer-store.ts';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import type { Consent } from '../../lambdas/consent/consent.ts';
import { derivedId, fingerprint, newId } from '../../lambdas/platform/ids.ts';
import { aLeadRouting, anAgent, aTeam } from '../people/support/teams.ts';
import { engineTable, inboxIndex } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { anAttempt, client, minutesLater, NOW } from './support/referrals.ts';

const table = await engineTable();
const referrals = referralStore(table);

const aRequest = (request: Partial<ReferralRequest> = {}): ReferralRequest => ({
  teamId: 'north',
  side: 'buyer',
  kind: 'standard',
  area: { city: 'Seattle', state: 'WA' },
  client,
  ...request,
});
const textConsent = { at: NOW.toISOString(), source: 'web form', words: 'I agree.' };

function aDeps(consent?: Consent, more: Partial<CreateReferralDeps> = {}): CreateReferralDeps {
  return {
    routing: {
      readRoutedTeam: async (teamId) =>
        teamId === 'north'
          ? { team: aTeam(), agents: [anAgent('lena'), anAgent('ada')], routing: aLeadRouting() }
          : undefined,
    },
    consents: { read: async () => consent },
    referrals,
    textMarkets: 'everywhere',
    offerMinutes: { standard: 60, 'warm-transfer': 2 },
    newId,
    derivedId,
    fingerprint,
    random: () => 0.5,
    ...more,
  };
}
const source = { kind: 'source', clientId: 'network' } as const;
const create = (request = aRequest(), key?: string, deps = aDeps(), now = NOW) =>
  createReferral(source, { request, key }, now, deps);

/** The referral that was created. */
async function created(outcome: Awaited<ReturnType<typeof create>>) {
  if ('refused' in outcome) throw new Error(outcome.refused);
  const referral = await referrals.read(outcome.referralId);
  if (referral === undefined) throw new Error('There is none');
  return referral;
}

describe('a new referral', () => {
  test('CL-1 is offered, and its race, details and offers are there together', async () => {
    const outcome = await create();
    expect(outcome).toMatchObject({ status: 'offered' });
    const { race, details } = await created(outcome);
    expect(race).toMatchObject({ status: 'offered', offerUntil: minutesLater(60).toISOString() });
    expect(race.offered.toSorted()).toEqual(['ada', 'lena']);
    expect(details).toMatchObject({ sourceClientId: 'network', client, createdAt: NOW.toISOString() });
    const offers = await offerStore(table).listSince(inboxIndex, 'ada', NOW);
    expect(offers).toMatchObject([{ referralId: race.referralId, offeredAt: NOW.toISOString() }]);
  });

  test('CL-1 the same key is the same referral, as it is by then', async () => {
    const key = anId('key');
    const outcome = await create(aRequest(), key);
    const { race } = await created(outcome);
    await raceStore(table).claim(anAttempt(race));
    expect(await create(aRequest(), key, aDeps(), minutesLater(5))).toEqual({
      referralId: race.referralId,
      status: 'claimed',
    });
  });

  test('CL-1 the same key with another request is refused; another client’s key is another key', async () => {
    const key = anId('key');
    const first = await create(aRequest(), key);
    expect(await create(aRequest({ side: 'seller' }), key)).toEqual({
      refused: 'idempotency-key-reused',
      detail: 'Use a new key for another request.',
    });
    const others = await createReferral(
      { kind: 'source', clientId: 'another' },
      { request: aRequest(), key },
      NOW,
      aDeps(),
    );
    expect(others).toMatchObject({ status: 'offered' });
    expect(others).not.toEqual(first);
  });

  test('CL-1 without a key each request is a referral', async () => {
    expect(await create()).not.toEqual(await create());
  });

  test('CL-7 its window is as long as the request says', async () => {
    const { race } = await created(await create(aRequest({ offerMinutes: 5 })));
    expect(race.offerUntil).toBe(minutesLater(5).toISOString());
  });

  test('TX-1 prefers texts with consent, unless the phone has said STOP', async () => {
    const request = aRequest({ client: { ...client, textConsent } });
    const stopped: Consent = { status: 'opted-out', reason: 'stop', since: NOW.toISOString() };
    expect((await created(await create(request))).race).toMatchObject({ textingPreferred: true });
    expect((await created(await create(request, undefined, aDeps(stopped)))).race).toMatchObject({
      textingPreferred: true,
      clientOptedOut: true,
    });
  });

  test('TX-13 prefers no texts where they are not live', async () => {
    const request = aRequest({ client: { ...client, textConsent } });
    const deps = aDeps(undefined, { textMarkets: { states: ['OR'], cities: [] } });
    expect((await created(await create(request, undefined, deps))).race.textingPreferred).toBe(false);
  });

  test('RT-8 of a team that does not exist is refused, and one that nobody can be told of', async () => {
    expect(await create(aRequest({ teamId: 'nowhere' }))).toEqual({
      refused: 'unknown-team',
      detail: 'There is no team nowhere.',
    });
    const empty = { readRoutedTeam: async () => ({ team: aTeam(), agents: [], routing: aLeadRouting() }) };
    expect(await create(aRequest(), undefined, aDeps(undefined, { routing: empty }))).toMatchObject({
      refused: 'team-not-ready',
    });
  });
});
