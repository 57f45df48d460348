// How a request becomes a referral: its window, its agents and whether the client may be texted.
import { describe, expect, test } from '@jest/globals';
import { createReferral } from '../../../lambdas/claiming/api.ts';
import { areTextsLive, textMarketsSchema } from '../../../lambdas/claiming/numbers/text-markets.ts';
import { prefersTexts } from '../../../lambdas/claiming/referral.ts';
import { newReferral } from '../../../lambdas/claiming/source/new-referral.ts';
import { inCountries } from '../../../lambdas/platform/http/in-countries.ts';
import { aLeadRouting, anAgent, aTeam } from '../../people/support/teams.ts';
import { client, minutesLater, NOW } from '../support/referrals.ts';

const textConsent = { at: '2026-03-02T10:00:00-05:00', source: 'web form', words: 'I agree to texts' };
const area = { city: 'Boise', state: 'ID' };
type Options = Parameters<typeof newReferral>[0];

function created(request: Partial<Options['request']> = {}, options: Partial<Options> = {}) {
  return newReferral({
    referralId: 'ref_1',
    request: {
      teamId: 'north',
      side: 'buyer',
      kind: 'standard',
      area,
      client: { ...client, textConsent },
      ...request,
    },
    origin: { sourceClientId: 'network', fingerprint: 'print-1' },
    team: aTeam(),
    routing: aLeadRouting(),
    agents: [anAgent('lena'), anAgent('ada')],
    areTextsLive: true,
    optOut: undefined,
    offerMinutes: { standard: 60, 'warm-transfer': 2 },
    now: NOW,
    random: () => 0,
    ...options,
  });
}

describe('a new referral', () => {
  test('CL-7 stays open 60 minutes, a warm transfer 2, or as long as the request says', () => {
    const openUntil = (request: Parameters<typeof created>[0]) => created(request).race.offerUntil;
    expect(openUntil({})).toBe(minutesLater(60).toISOString());
    expect(openUntil({ kind: 'warm-transfer' })).toBe(minutesLater(2).toISOString());
    expect(openUntil({ offerMinutes: 10_080 })).toBe(minutesLater(10_080).toISOString());
    expect(openUntil({ kind: 'warm-transfer', offerMinutes: 1 })).toBe(minutesLater(1).toISOString());
  });

  test('CL-7 a window is 1 minute to 7 days in whole minutes', () => {
    const { body } = inCountries(createReferral, ['US'], { own: [], takesFiction: true });
    const accepts = (offerMinutes: unknown) =>
      body?.safeParse({ teamId: 'north', side: 'buyer', area, client, offerMinutes }).success;
    expect([1, 10_080, undefined].map(accepts)).toEqual([true, true, true]);
    expect([0, 10_081, 1.5, -5, '60', null].map(accepts)).toEqual(Array(6).fill(false));
  });

  test('RT-8 is offered by the team’s settings, and nobody has declined', () => {
    expect(created().race).toMatchObject({ status: 'offered', declined: new Set() });
    expect(created().race.offered.toSorted()).toEqual(['ada', 'lena']);
  });

  test('TX-1 prefers texting with the client’s consent only', () => {
    expect(created().race.textingPreferred).toBe(true);
    expect(created({ client }).race.textingPreferred).toBe(false);
  });

  test('TX-13 prefers texting only where introductions by text are live', () => {
    expect(created({}, { areTextsLive: false }).race.textingPreferred).toBe(false);
  });

  test('TX-7 a client whose phone has said STOP before is known to have opted out', () => {
    expect(prefersTexts(created({}, { optOut: { how: 'stop' } }).race)).toBe(false);
    expect(created({}, { optOut: { how: 'stop' } }).race.clientOptedOut).toBe(true);
  });

  test('the race holds nothing of the client; the details keep all of them', () => {
    const { race, details } = created({ notes: 'Two dogs' });
    for (const secret of Object.values(client)) expect(JSON.stringify(race)).not.toContain(secret);
    expect(details).toEqual({
      referralId: 'ref_1',
      teamId: 'north',
      side: 'buyer',
      kind: 'standard',
      notes: 'Two dogs',
      area,
      client: { ...client, textConsent },
      createdAt: NOW.toISOString(),
      sourceClientId: 'network',
      fingerprint: 'print-1',
    });
  });
});

describe('markets for texts', () => {
  const markets = textMarketsSchema.parse({ states: ['wa'], cities: [{ city: 'Boise', state: 'id' }] });

  test('TX-13 texts are live everywhere, in a state, or in a city, and nowhere else', () => {
    expect(areTextsLive('everywhere', { city: 'Miami', state: 'FL' })).toBe(true);
    expect(areTextsLive(markets, { city: 'Spokane', state: 'WA' })).toBe(true);
    expect(areTextsLive(markets, { city: 'boise', state: 'ID' })).toBe(true);
    expect(areTextsLive(markets, { city: 'Nampa', state: 'ID' })).toBe(false);
    expect(areTextsLive(markets, { city: 'Boise', state: 'TX' })).toBe(false);
    expect(areTextsLive({ states: [], cities: [] }, { city: 'Seattle', state: 'WA' })).toBe(false);
  });

  test('TX-13 states are two letters in any case; anything else is refused when the function starts', () => {
    expect(markets).toEqual({ states: ['WA'], cities: [{ city: 'Boise', state: 'ID' }] });
    for (const wrong of ['nowhere', { states: ['Washington'], cities: [] }, { states: ['WA'] }]) {
      expect(textMarketsSchema.safeParse(wrong).success).toBe(false);
    }
  });
});
