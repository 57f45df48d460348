// Creating a referral: once for one key, only for a team that can be told, with an offer for each agent.

import { describe, expect, jest, test } from '@jest/globals';
import { numberLeaseStore } from '../../../lambdas/claiming/numbers/number-lease-store.ts';
import { offerStore } from '../../../lambdas/claiming/offers/offer-store.ts';
import { openOffers } from '../../../lambdas/claiming/offers/open-offers.ts';
import { placingStore } from '../../../lambdas/claiming/placing/placing-store.ts';
import { raceStore } from '../../../lambdas/claiming/race-store.ts';
import type { Race } from '../../../lambdas/claiming/referral.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { type CreateReferralDeps, createReferral } from '../../../lambdas/claiming/source/create-referral.ts';
import type { ReferralRequest } from '../../../lambdas/claiming/source/new-referral.ts';
import type { Consent } from '../../../lambdas/consent/consent.ts';
import { derivedId, fingerprint, newId } from '../../../lambdas/platform/ids.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { aLeadRouting, anAgent, aTeam } from '../../people/support/teams.ts';
import { injectFaults, promptRetries } from '../../platform/support/faults.ts';
import { byBrand } from '../../support/brands.ts';
import { engineTable, inboxIndex } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { introductionNumbers } from '../../texting/support/stores.ts';
import { anAttempt, client, minutesLater, NOW } from '../support/referrals.ts';

const table = await engineTable();
const referrals = { ...referralStore(table), ...placingStore(table, byBrand.poolOf) };
const numberLeases = numberLeaseStore(table);

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
    returningClients: 'offer',
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

const numberOf = async (phone: string, referralId: string) =>
  numberLeases.take(phone, referralId, introductionNumbers, NOW);

const offerOf = ({ referralId }: Race, agentId: string) => table.get(keys.offer(referralId, agentId));

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
    const offers = await offerStore(table).listSince(inboxIndex, ['ada'], NOW);
    expect(offers).toMatchObject([{ referralId: race.referralId, offeredAt: NOW.toISOString() }]);
  });

  test('CL-2 every offer is there with the answer; the first one alone is told of', async () => {
    const { race } = await created(await create());
    const [first = '', other = ''] = race.offered;
    expect(await offerOf(race, first)).toMatchObject({
      type: 'offer',
      tells: race.offered,
      offeredAt: NOW.toISOString(),
    });
    expect(await offerOf(race, other)).toMatchObject({
      type: 'told-offer',
      isToldWith: first,
      inboxPk: `AGENT#${other}`,
      offeredAt: NOW.toISOString(),
    });
  });

  test.each(['throttle', 'lost-answer'] as const)(
    'CL-1 CL-2 whose other offers can’t be written (%s) is created all the same; the workflow writes them, and who is told stays so',
    async (fault) => {
      const faulty = await engineTable(
        (client) => injectFaults(client, (command) => (command === 'UpdateItemCommand' ? fault : undefined)),
        promptRetries,
      );
      const store = { ...referralStore(faulty), ...placingStore(faulty, byBrand.poolOf) };
      const key = anId('key');
      const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
      const outcome = await create(aRequest(), key, aDeps(undefined, { referrals: store }));
      expect(logged.mock.calls.flat()).toEqual([expect.objectContaining({ event: 'offers-not-opened' })]);
      logged.mockRestore();
      expect(outcome).toMatchObject({ status: 'offered' });
      expect(await create(aRequest(), key)).toEqual(outcome);
      const { race, details } = await created(outcome);
      const [first = '', other = ''] = race.offered;
      const deps = { referrals, offers: offerStore(table) };
      for (let times = 0; times < 2; times += 1) await openOffers(race.referralId, minutesLater(1), deps);
      expect(await offerOf(race, first)).toMatchObject({ tells: race.offered });
      expect(await offerOf(race, other)).toMatchObject({
        type: 'told-offer',
        isToldWith: first,
        inboxSk: `${details.createdAt}#${race.referralId}`,
        offeredAt: (fault === 'throttle' ? minutesLater(1) : NOW).toISOString(),
      });
    },
  );

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

  test('CL-1 people of the source have one space of keys: a colleague’s file creates nothing twice', async () => {
    const key = anId('key');
    const as = (clientId: string, isPerson?: true) =>
      createReferral(
        { kind: 'source', clientId, ...(isPerson && { isPerson }) },
        { request: aRequest(), key },
        NOW,
        aDeps(),
      );
    const first = await as('account-1', true);
    expect(await as('account-2', true)).toEqual(first);
    expect(await as('account-2')).not.toEqual(first);
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

  describe('and the number that its client is texted from', () => {
    let clients = 0;
    const aClient = () => {
      clients += 1;
      return { ...client, phone: `+1206556${String(clients).padStart(4, '0')}`, textConsent };
    };

    test('CL-12 TX-12 is leased with it; when all are in use, it goes by call or PIN', async () => {
      const request = aRequest({ client: aClient() });
      const made = [];
      for (let each = 0; each < 4; each += 1) made.push(await created(await create(request)));
      expect(made.map(({ race }) => race.noNumberFree)).toEqual([undefined, undefined, undefined, true]);
      const races = raceStore(table);
      const [first, , , last] = made;
      if (first === undefined || last === undefined) throw new Error('There is none');
      const text = (race: typeof last.race) => anAttempt(race, { by: 'text', text: 'Hi' });
      expect(await races.claim(text(first.race))).toMatchObject({ kind: 'won' });
      expect(await races.claim(text(last.race))).toEqual({ kind: 'no-number-free' });
      expect(await races.claim(anAttempt(last.race, { by: 'pin', agentId: 'lena' }))).toMatchObject({
        kind: 'won',
      });
    });

    test('CL-12 TX-12 ten at once for one client share no number, and seven say that none is free', async () => {
      const request = aRequest({ client: aClient() });
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => create(request)));
      const made = await Promise.all(outcomes.map(created));
      const withNumber = made.filter(({ race }) => race.noNumberFree === undefined);
      expect(withNumber).toHaveLength(3);
      const { phone } = request.client;
      const numbers = await Promise.all(withNumber.map(({ race }) => numberOf(phone, race.referralId)));
      expect(numbers.toSorted()).toEqual(introductionNumbers);
    });

    test('CL-12 CL-1 repeated with its key, it takes no second one', async () => {
      const request = aRequest({ client: aClient() });
      for (let times = 0; times < 3; times += 1) await create(request, `key of ${request.client.phone}`);
      const others = [await created(await create(request)), await created(await create(request))];
      expect(others.map(({ race }) => race.noNumberFree)).toEqual([undefined, undefined]);
    });

    test('CL-12 is taken over from a conversation that rested, which goes without from then on', async () => {
      const request = aRequest({ client: aClient() });
      const made = [];
      for (let each = 0; each < 3; each += 1) made.push(await created(await create(request)));
      const later = new Date(NOW.getTime() + 31 * 86_400_000);
      const next = await created(await create(request, undefined, aDeps(), later));
      expect(next.race.noNumberFree).toBeUndefined();
      const now = await referrals.readAll(made.map(({ race }) => race.referralId));
      expect(now.filter(({ race }) => race.noNumberFree)).toHaveLength(1);
    });

    test('CL-12 is none where no texts go anyway', async () => {
      const { textConsent: _, ...silent } = aClient();
      for (let each = 0; each < 4; each += 1) await create(aRequest({ client: silent }));
      const { race } = await created(await create(aRequest({ client: { ...silent, textConsent } })));
      expect(race.noNumberFree).toBeUndefined();
    });
  });

  test.each([
    ['a year ahead', '2027-03-02T15:00:00Z'],
    ['six minutes ahead', minutesLater(6).toISOString()],
    ['before there were texts', '0001-01-01T00:00:00Z'],
  ])('CO-15 consent dated %s is refused, with its place', async (_when, at) => {
    const request = aRequest({ client: { ...client, textConsent: { ...textConsent, at } } });
    expect(await create(request)).toMatchObject({
      refused: 'consent-not-past',
      errors: [
        { path: '/client/textConsent/at', detail: expect.any(String), code: expect.stringMatching(/^time-/) },
      ],
    });
  });

  test('CO-15 a clock that is five minutes ahead is forgiven', async () => {
    const at = minutesLater(5).toISOString();
    const request = aRequest({ client: { ...client, textConsent: { ...textConsent, at } } });
    expect(await create(request)).toMatchObject({ status: 'offered' });
  });

  describe('of a client who comes back', () => {
    let clients = 0;
    const aClient = () => {
      clients += 1;
      return { ...client, phone: `+1206554${String(clients).padStart(4, '0')}`, textConsent };
    };
    const toOwner = aDeps(undefined, { returningClients: 'owner' });
    const again = async (request: ReferralRequest, key?: string, deps = toOwner) =>
      create(request, key, deps);

    test('CL-14 CL-1 is claimed at once by the agent who has them, once for a key, and in their inbox', async () => {
      const request = aRequest({ client: aClient() });
      const first = await created(await again(request));
      await raceStore(table).claim(anAttempt(first.race));
      const key = `key of ${request.client.phone}`;
      const outcome = await again(request, key);
      expect(outcome).toEqual({ referralId: expect.any(String), status: 'claimed', returning: true });
      expect(await again(request, key)).toEqual(outcome);
      const { race, details } = await created(outcome);
      expect(race).toMatchObject({ claim: { agentId: 'ada', by: 'returning' }, offered: ['ada'] });
      expect(race).not.toHaveProperty('noNumberFree');
      expect(details).toMatchObject({ returning: true });
      const place = await table.get(keys.offer(race.referralId, 'ada'));
      expect(place).toMatchObject({ inboxPk: 'AGENT#ada', teamId: 'north' });
      expect(place).not.toHaveProperty('offeredAt');
    });

    test('CL-14 CL-1 ten times at once with one key it is one referral, which waits for nothing', async () => {
      const request = aRequest({ client: aClient() });
      const key = `key of ${request.client.phone}`;
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => again(request, key)));
      expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
      const [one] = outcomes;
      if (one === undefined) throw new Error('There is none');
      expect((await created(one)).race).not.toHaveProperty('waits');
    });

    test('CL-14 ten at once: one is offered, each of the others waits for another of them', async () => {
      const request = aRequest({ client: aClient() });
      const made = await Promise.all(
        (await Promise.all(Array.from({ length: 10 }, () => again(request)))).map(created),
      );
      const waits = made.map(({ race }) => (race.status === 'offered' ? race.waits?.for : 'claimed'));
      expect(waits.filter((one) => one === undefined)).toHaveLength(1);
      expect(new Set(waits).size).toBe(10);
      const offered = made.filter(({ race }) => race.offered.length > 0);
      expect(offered).toHaveLength(1);
    });

    test('CL-14 a claim of the one before at the same moment: it goes to the winner, now or when the stream tells', async () => {
      for (let turn = 0; turn < 10; turn += 1) {
        const request = aRequest({ client: aClient() });
        const first = await created(await again(request));
        const [, outcome] = await Promise.all([
          raceStore(table).claim(anAttempt(first.race)),
          again(request),
        ]);
        const { race } = await created(outcome);
        const isSettled = race.status === 'claimed' && race.claim.agentId === 'ada';
        const isToBeSettled = race.status === 'offered' && race.waits?.for === first.race.referralId;
        expect(isSettled || isToBeSettled).toBe(true);
      }
    });

    test('CL-14 TX-12 when no number is free, the agent goes on from the number that they have', async () => {
      const request = aRequest({ client: aClient() });
      const { phone } = request.client;
      const first = await created(await again(request));
      await raceStore(table).claim(anAttempt(first.race, { by: 'text', text: 'Hi' }));
      for (const other of ['ref_x', 'ref_y']) await numberOf(phone, other);
      const number = await numberOf(phone, first.race.referralId);
      const { race } = await created(await again(request));
      expect(race).not.toHaveProperty('noNumberFree');
      expect(await numberLeases.find(phone, number ?? '', NOW.toISOString())).toBe(race.referralId);
      expect(await referrals.read(first.race.referralId)).toMatchObject({ race: { noNumberFree: true } });
    });

    test('CL-14 by configuration each is offered, marked when an agent has the client', async () => {
      const request = aRequest({ client: aClient() });
      const first = await created(await create(request));
      expect(await create(request)).toMatchObject({ status: 'offered' });
      await raceStore(table).claim(anAttempt(first.race));
      expect(await create(request)).toMatchObject({ status: 'offered', returning: true });
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
