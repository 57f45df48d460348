// RT-11: what a preview of lead routing says is what is offered then.
import { describe, expect, test } from '@jest/globals';
import {
  mostLookedAt,
  previewOf,
  previewRouting,
} from '../../../lambdas/claiming/placing/preview-routing.ts';
import { recentReferralsStore } from '../../../lambdas/claiming/placing/recent-referrals-store.ts';
import type { Race } from '../../../lambdas/claiming/referral.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { newReferral } from '../../../lambdas/claiming/source/new-referral.ts';
import type { LeadRouting } from '../../../lambdas/routing/lead-routing.ts';
import { aLeadRouting, aMember, anAgent, asAgent, aTeam } from '../../people/support/teams.ts';
import { engineTable, inboxIndex, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { fc } from '../../support/random-tests.ts';
import { aClaimedRace, anOpenRace, client, minutesLater, NOW, someDetails } from '../support/referrals.ts';

const table = await engineTable();
const referrals = referralStore(table);
const recent = recentReferralsStore(table, inboxIndex);
const names = ['lena', 'ada', 'ben', 'cy'];
const agents = [...names.slice(0, 3).map((name) => anAgent(name)), anAgent('cy', { licensed: false })];
const team = aTeam();
const days = (count: number) => minutesLater(-count * 24 * 60).toISOString();

const price = fc.constantFrom(
  undefined,
  '$400k - $500k',
  'open',
  { min: 300_000 },
  { max: 450_000 },
  { min: 500_000, max: 900_000 },
);
const area = fc.constantFrom(
  { city: 'Seattle', state: 'WA' },
  { city: 'St. Paul', state: 'MN', postalCode: '55101' },
  { city: 'Portland', state: 'OR', postalCode: '97201' },
  { city: 'Portland', state: 'ME' },
);
const referral = fc.record({
  side: fc.constantFrom('buyer' as const, 'seller' as const),
  kind: fc.constantFrom('standard' as const, 'warm-transfer' as const),
  area,
  priceRange: price,
});
const member = fc.record({
  agentId: fc.constantFrom(...names),
  buyers: fc.boolean(),
  sellers: fc.boolean(),
  warmTransfer: fc.boolean(),
  pausedUntil: fc.constantFrom(undefined, '2026-01-01', '2026-12-31'),
  states: fc.subarray(['WA', 'MN', 'ME']),
  cities: fc.subarray([
    { city: 'Saint Paul', state: 'MN' },
    { city: 'portland', state: 'OR' },
  ]),
  postalCodes: fc.subarray(['97201', '55101']),
  priceRange: fc.constantFrom(undefined, { max: 400_000 }, { min: 450_000, max: 600_000 }),
});
const settings: fc.Arbitrary<LeadRouting> = fc.record({
  enabled: fc.boolean(),
  fallbackAgentId: fc.constantFrom(...names),
  members: fc.uniqueArray(member, { maxLength: 4, selector: ({ agentId }) => agentId }),
});

describe('a preview of lead routing', () => {
  test('RT-11 says of each agent how many they are offered then, whatever the settings', () => {
    fc.assert(
      fc.property(settings, settings, fc.array(referral, { maxLength: 12 }), (saved, wanted, asked) => {
        const offeredBy = (routing: LeadRouting) =>
          asked.map(
            (each) =>
              newReferral({
                referralId: 'ref_1',
                request: { teamId: team.teamId, client, ...each },
                origin: { sourceClientId: 'network', fingerprint: 'print' },
                team,
                routing,
                agents,
                areTextsLive: true,
                optOut: undefined,
                offerMinutes: { standard: 60, 'warm-transfer': 2 },
                now: NOW,
                random: Math.random,
              }).race.offered,
          );
        const past = asked.map((each, index) => ({
          ...each,
          referralId: `ref_${index}`,
          offeredAt: days(index),
          wentToOwner: false,
        }));
        const preview = previewOf({ team, agents, routing: saved, settings: wanted }, past, {
          since: days(30),
          now: NOW,
        });
        const [then, before] = [offeredBy(wanted), offeredBy(saved)];
        const count = (offered: string[][], agentId: string) =>
          offered.filter((agentIds) => agentIds.includes(agentId)).length;
        for (const { agentId, offered, offeredNow } of preview.agents) {
          expect({ agentId, offered, offeredNow }).toEqual({
            agentId,
            offered: count(then, agentId),
            offeredNow: count(before, agentId),
          });
        }
        const shown = preview.agents.map(({ agentId }) => agentId);
        expect(shown).toEqual(expect.arrayContaining([...new Set([...then, ...before].flat())]));
        expect(preview.fallbackOnly.count).toBe(
          then.filter((agentIds) => agentIds.every((agentId) => agentId === preview.fallbackAgentId)).length,
        );
      }),
    );
  });

  test('RT-11 says what would have gone to the fallback alone, and what went to the agent who had the client', () => {
    const past = (referralId: string, more: object) => ({
      referralId,
      side: 'buyer' as const,
      kind: 'standard' as const,
      area: { city: 'Seattle', state: 'WA' },
      offeredAt: days(1),
      wentToOwner: false,
      ...more,
    });
    const wanted = aLeadRouting({
      members: [aMember('ada', { states: ['OR'] }), aMember('ben', { buyers: false })],
    });
    const preview = previewOf(
      { team, agents, routing: aLeadRouting(), settings: wanted },
      [
        past('ref_1', { priceRange: 'from $1M' }),
        past('ref_2', { area: { city: 'Bend', state: 'OR', postalCode: '97701' } }),
        past('ref_3', { wentToOwner: true }),
      ],
      { since: days(30), now: NOW },
    );
    expect(preview).toMatchObject({
      referrals: 3,
      returning: 1,
      withoutPrice: 1,
      withoutPostalCode: 1,
      fallbackAgentId: 'lena',
      agents: [
        { agentId: 'lena', offered: 2, offeredNow: 2 },
        { agentId: 'ada', name: 'ada Example', offered: 1, offeredNow: 2 },
        { agentId: 'ben', offered: 0, offeredNow: 0 },
      ],
      fallbackOnly: { count: 1, referrals: [{ referralId: 'ref_1', priceRange: 'from $1M' }] },
    });
  });
});

describe('who previews', () => {
  const asked: unknown[] = [];
  const deps = (isCut = false) => ({
    readRoutedTeam: async (teamId: string) =>
      teamId === 'north' ? { team, agents, routing: aLeadRouting() } : undefined,
    recent: {
      listSince: async (...each: unknown[]) => {
        asked.push(each);
        const one = { ...someDetails(anOpenRace()), offeredAt: days(3), wentToOwner: false };
        return { referrals: [one], isCut };
      },
    },
    states: ['WA'],
  });
  const preview = (caller = asAgent('lena'), wanted = aLeadRouting(), isCut = false) =>
    previewRouting(caller, { teamId: 'north', settings: wanted }, NOW, deps(isCut));

  test('RT-3 RT-11 is the lead, who sees the last 30 days, or fewer where there were too many', async () => {
    expect(await preview()).toMatchObject({ since: days(30), to: NOW.toISOString(), referrals: 1 });
    expect(asked).toEqual([['north', new Date(days(30)), mostLookedAt]]);
    expect(await preview(asAgent('lena'), aLeadRouting(), true)).toMatchObject({ since: days(3) });
    expect(await preview(asAgent('ada'))).toEqual({ refused: 'not-found' });
    expect(await preview(asAgent('lena', 'south'))).toEqual({ refused: 'not-found' });
  });

  test('RT-11 settings that may not be saved are refused, each rule named', async () => {
    const broken = aLeadRouting({ members: [aMember('ada', { states: ['ZZ'] })] });
    expect(await preview(asAgent('lena'), broken)).toMatchObject({
      refused: 'lead-routing-invalid',
      errors: [{ path: '/members/0/states/0', detail: expect.stringContaining('ZZ') }],
    });
  });
});

describe(onEngine('recent referrals'), () => {
  test('RT-11 are those of the team since then, the newest first, and at most as many as are wanted', async () => {
    const teamId = anId('team');
    const create = async (createdAt: string, more: object = {}, race: Race = anOpenRace({ teamId })) => {
      const { referralId } = race;
      const details = someDetails({ referralId, teamId }, { createdAt, ...more });
      await referrals.create({ ...race, teamId }, details);
      return referralId;
    };
    await create(days(31));
    const postalCode = '97201';
    const third = await create(days(29), { area: { city: 'Portland', state: 'OR', postalCode } });
    const second = await create(days(2), { returning: true }, aClaimedRace({ by: 'returning' }, { teamId }));
    const first = await create(days(1), { returning: true, priceRange: 'open' });
    expect(await recent.listSince(teamId, new Date(days(30)), 10)).toMatchObject({
      isCut: false,
      referrals: [
        { referralId: first, offeredAt: days(1), priceRange: 'open', wentToOwner: false },
        { referralId: second, offeredAt: days(2), wentToOwner: true },
        { referralId: third, area: { postalCode } },
      ],
    });
    expect(await recent.listSince(anId('team'), new Date(days(30)), 10)).toEqual({
      referrals: [],
      isCut: false,
    });
    const some = await recent.listSince(teamId, new Date(days(30)), 2);
    expect(some).toMatchObject({ isCut: true });
    expect(some.referrals).toHaveLength(2);
  });
});
