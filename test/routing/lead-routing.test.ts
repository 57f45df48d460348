// What lead routing settings may be saved, and what breaks which rule.
import { describe, expect, test } from '@jest/globals';
import { brokenRules } from '../../lambdas/routing/broken-rules.ts';
import {
  initialLeadRouting,
  isPaused,
  type LeadRouting,
  leadRoutingSchema,
  type Member,
  memberSchema,
  warmTransferAgents,
} from '../../lambdas/routing/lead-routing.ts';
import { aLeadRouting, aMember, anAgent, aTeam } from '../people/support/teams.ts';

const now = new Date('2026-03-02T15:00:00Z');
const names = ['lena', 'ada', 'ben', 'cy', 'dee', 'eve', 'fay', 'gus', 'hal', 'ivy', 'jon'];
const agents = names.map((name) => anAgent(name));
const team = aTeam();

const faultsOf = (routing: Partial<LeadRouting>, known = agents) =>
  brokenRules(aLeadRouting(routing), team, known, now);
const rulesOf = (routing: Partial<LeadRouting>, known = agents) =>
  faultsOf(routing, known).map(({ rule }) => rule);
const members = (count: number) => names.slice(0, count).map((name) => aMember(name));

describe('lead routing settings', () => {
  test('RT-1 a member without license, email and phone is refused, each thing that is missing named apart', () => {
    const bare = {
      ...anAgent('ada', { name: 'Ada Ames', licensed: false }),
      email: undefined,
      phone: undefined,
    };
    const { email, phone, ...ada } = bare;
    expect(faultsOf({}, [anAgent('lena'), ada])).toEqual([
      ...[
        { detail: 'Ada Ames (ada) lacks a license', code: 'member-no-license' },
        { detail: 'Ada Ames (ada) lacks an email', code: 'member-no-email' },
        { detail: 'Ada Ames (ada) lacks a phone', code: 'member-no-phone' },
      ].map((lack) => ({ rule: 'RT-1', path: '/members/1', value: 'Ada Ames', ...lack })),
    ]);
  });

  test('RT-1 every unfit member is named, not only the first', () => {
    const unlicensed = agents.map((agent) => ({ ...agent, licensed: false }));
    expect(faultsOf({ members: members(3) }, unlicensed).map(({ path }) => path)).toEqual([
      '/members/0',
      '/members/1',
      '/members/2',
    ]);
  });

  test('RT-1 a member who is no agent of the team is refused by id', () => {
    expect(faultsOf({ members: [aMember('lena'), aMember('stranger')] })).toEqual([
      {
        rule: 'RT-1',
        path: '/members/1',
        detail: 'stranger lacks a profile in this team',
        code: 'no-such-agent',
        value: 'stranger',
      },
    ]);
  });

  test.each([1, 2, 9, 10])('RT-2 %i members are allowed', (count) => {
    expect(faultsOf({ members: members(count) })).toEqual([]);
  });

  test('RT-2 an eleventh member is refused', () => {
    expect(faultsOf({ members: members(11) })).toEqual([
      {
        rule: 'RT-2',
        path: '/members',
        detail: 'must be 1 to 10 agents, not 11',
        code: 'member-count',
        limit: 10,
      },
    ]);
  });

  test('RT-2 lead routing that is on needs a member; switched off it needs none', () => {
    expect(rulesOf({ members: [] })).toEqual(['RT-2']);
    expect(rulesOf({ members: [], enabled: false })).toEqual([]);
  });

  test('RT-2 a member receives buyers, sellers or both; one who receives neither is refused', () => {
    const ada = (buyers: boolean, sellers: boolean) =>
      rulesOf({ members: [aMember('lena'), aMember('ada', { buyers, sellers })] });
    expect(ada(true, true)).toEqual([]);
    expect(ada(true, false)).toEqual([]);
    expect(ada(false, true)).toEqual([]);
    expect(ada(false, false)).toEqual(['RT-2']);
  });

  test('RT-2 a member who is listed twice is refused', () => {
    expect(rulesOf({ members: [aMember('lena'), aMember('ada'), aMember('ada')] })).toEqual(['RT-2']);
  });

  test('RT-4 the fallback needs no rule of its own: every new referral is theirs to hear of', () => {
    expect(rulesOf({ members: [aMember('lena', { buyers: false, sellers: false })] })).toEqual([]);
  });

  test('RT-4 the lead is the fallback without being a member', () => {
    expect(rulesOf({ members: [aMember('ada')], fallbackAgentId: 'lena' })).toEqual([]);
  });

  test('RT-4 another member may be the fallback; someone else may not', () => {
    expect(rulesOf({ fallbackAgentId: 'ada' })).toEqual([]);
    expect(faultsOf({ fallbackAgentId: 'ben' })).toMatchObject([{ rule: 'RT-4', path: '/fallbackAgentId' }]);
  });

  test('RT-4 the fallback cannot be paused; a pause that is over is none', () => {
    const paused = (pausedUntil: string) => faultsOf({ members: [aMember('lena', { pausedUntil })] });
    expect(paused('2026-03-09')).toMatchObject([{ rule: 'RT-4', path: '/members/0/pausedUntil' }]);
    expect(paused('2026-03-01')).toEqual([]);
  });

  test('RT-5 three take warm transfers, the fallback included; a fourth is refused', () => {
    const takers = (count: number) => ({
      members: [
        aMember('lena'),
        ...names.slice(1, count).map((name) => aMember(name, { warmTransfer: true })),
      ],
    });
    expect(rulesOf(takers(3))).toEqual([]);
    expect(rulesOf(takers(4))).toEqual(['RT-5']);
  });

  test('RT-5 the fallback who is marked for warm transfers counts once', () => {
    const members = ['lena', 'ada', 'ben'].map((name) => aMember(name, { warmTransfer: true }));
    expect(rulesOf({ members })).toEqual([]);
    expect(warmTransferAgents(aLeadRouting({ members }))).toEqual(['lena', 'ada', 'ben']);
  });

  test('a save that breaks several rules hears of all of them at once', () => {
    const broken = {
      fallbackAgentId: 'ben',
      members: [aMember('stranger'), aMember('ada', { buyers: false, sellers: false })],
    };
    expect(rulesOf(broken).sort()).toEqual(['RT-1', 'RT-2', 'RT-4']);
  });

  test('RT-4 before the lead saves anything the lead is the fallback and lead routing is off', () => {
    expect(initialLeadRouting(team)).toEqual({ enabled: false, fallbackAgentId: 'lena', members: [] });
    expect(brokenRules(initialLeadRouting(team), team, agents, now)).toEqual([]);
  });

  test('RT-7 a pause lasts until its instant and is over at it', () => {
    const member = aMember('ada', { pausedUntil: '2026-03-02T15:00:00Z' });
    expect(isPaused(member, new Date('2026-03-02T14:59:59.999Z'))).toBe(true);
    expect(isPaused(member, new Date('2026-03-02T15:00:00Z'))).toBe(false);
    expect(isPaused(aMember('ada'), now)).toBe(false);
  });

  test('RT-7 a pause is a date or an instant with its offset, nothing else', () => {
    const isAllowed = (pausedUntil: unknown) =>
      memberSchema().safeParse({ ...aMember('ada'), pausedUntil }).success;
    for (const good of ['2026-03-09', '2026-03-09T08:00:00Z', '2026-03-09T08:00:00-08:00']) {
      expect([good, isAllowed(good)]).toEqual([good, true]);
    }
    for (const bad of ['next week', '2026-02-30', '2026-03-09T08:00:00', 5]) {
      expect([bad, isAllowed(bad)]).toEqual([bad, false]);
    }
  });

  test('an instant with an offset pauses until that instant, not until the same digits in UTC', () => {
    const member = aMember('ada', { pausedUntil: '2026-03-02T08:00:00-08:00' });
    expect(isPaused(member, new Date('2026-03-02T15:59:59Z'))).toBe(true);
    expect(isPaused(member, new Date('2026-03-02T16:00:00Z'))).toBe(false);
  });

  test('settings survive being saved and read', () => {
    const routing = aLeadRouting({
      members: [aMember('lena', { pausedUntil: '2026-03-01' }), aMember('ada')],
    });
    expect(leadRoutingSchema.parse(JSON.parse(JSON.stringify(routing)))).toEqual(routing);
  });

  test('RT-11 settings of before, without places and prices, are settings still', () => {
    const settings = aLeadRouting();
    expect(leadRoutingSchema.parse(settings)).toEqual(settings);
  });

  test('RT-11 places are kept as they are compared', () => {
    const typed = {
      states: [' wa '],
      cities: [{ city: ' St.  Paul ', state: 'mn' }],
      postalCodes: ['98101-1234'],
    };
    expect(leadRoutingSchema.parse(aLeadRouting({ members: [aMember('lena', typed)] })).members).toEqual([
      aMember('lena', {
        states: ['WA'],
        cities: [{ city: 'St. Paul', state: 'MN' }],
        postalCodes: ['98101'],
      }),
    ]);
  });

  test.each([
    { states: ['Washington'] },
    { cities: [{ city: ' ', state: 'WA' }] },
    { postalCodes: ['9810'] },
    { priceRange: { min: 2, max: 1 } },
    { priceRange: { min: -1 } },
    { priceRange: { max: 0.5 } },
  ])('RT-11 %j is refused', (rule) => {
    const settings = { ...aLeadRouting(), members: [{ ...aMember('lena'), ...rule }] };
    expect(leadRoutingSchema.schema().safeParse(settings).success).toBe(false);
  });

  test('RT-11 a member names at most 50 places of whatever kind, and a state that there is', () => {
    const postalCodes = Array.from({ length: 48 }, (_, index) => String(98_101 + index));
    const member = aMember('lena', { states: ['WA'], cities: [{ city: 'Reno', state: 'NV' }], postalCodes });
    const faults = (changed: Partial<Member>) =>
      brokenRules(aLeadRouting({ members: [{ ...member, ...changed }] }), team, agents, now, ['NV', 'WA']);
    expect(faults({})).toEqual([]);
    expect(faults({ states: ['WA', 'NV'] })).toMatchObject([{ rule: 'RT-11', path: '/members/0' }]);
    expect(faults({ states: ['ZZ'], cities: [{ city: 'Reno', state: 'XX' }] })).toMatchObject([
      { rule: 'RT-11', path: '/members/0/states/0' },
      { rule: 'RT-11', path: '/members/0/cities/0/state' },
    ]);
  });
});
