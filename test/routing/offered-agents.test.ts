// Who is offered a referral, and that the order favors nobody.
import { describe, expect, test } from '@jest/globals';
import { offeredAgents } from '../../lambdas/routing/offered-agents.ts';
import { aLeadRouting, aMember, anAgent, aTeam } from '../people/support/teams.ts';
import { fc } from '../support/random-tests.ts';
import { seededRandom } from '../support/seeded-random.ts';

const now = new Date('2026-03-02T15:00:00Z');
const names = ['lena', 'ada', 'ben', 'cy', 'dee'];
const agents = names.map((name) => anAgent(name));

function offered(options: Partial<Parameters<typeof offeredAgents>[0]> = {}) {
  const usual = {
    team: aTeam(),
    agents,
    routing: aLeadRouting(),
    side: 'buyer',
    kind: 'standard',
    area: { city: 'Seattle', state: 'WA' },
  } as const;
  return offeredAgents({ ...usual, now, random: () => 0.999_999, ...options });
}
const whoIsOffered = (options: Parameters<typeof offered>[0]) => offered(options).sort();

const mixed = aLeadRouting({
  members: [
    aMember('lena', { buyers: false, sellers: false }),
    aMember('ada', { sellers: false }),
    aMember('ben', { buyers: false, warmTransfer: true }),
    aMember('cy'),
  ],
});

describe('offered agents', () => {
  test('RT-8 a buyer goes to those who receive buyers, a seller to those who receive sellers, and to the fallback', () => {
    expect(whoIsOffered({ routing: mixed, side: 'buyer' })).toEqual(['ada', 'cy', 'lena']);
    expect(whoIsOffered({ routing: mixed, side: 'seller' })).toEqual(['ben', 'cy', 'lena']);
  });

  test('RT-8 a warm transfer goes to the warm-transfer members only, whatever side they receive', () => {
    expect(whoIsOffered({ routing: mixed, kind: 'warm-transfer' })).toEqual(['ben', 'lena']);
  });

  test('RT-4 the fallback is told of every referral, also when the fallback is not the lead and no member', () => {
    const routing = aLeadRouting({ fallbackAgentId: 'lena', members: [aMember('ada')] });
    expect(whoIsOffered({ routing })).toEqual(['ada', 'lena']);
    expect(
      whoIsOffered({ routing: aLeadRouting({ fallbackAgentId: 'ada' }), kind: 'warm-transfer' }),
    ).toEqual(['ada']);
  });

  test('RT-6 while lead routing is off the lead alone is offered it', () => {
    for (const kind of ['standard', 'warm-transfer'] as const) {
      expect(offered({ routing: { ...mixed, enabled: false }, kind })).toEqual(['lena']);
    }
  });

  test('RT-6 switching off and on again changes nothing else', () => {
    const off = { ...mixed, enabled: false };
    expect(whoIsOffered({ routing: { ...off, enabled: true } })).toEqual(whoIsOffered({ routing: mixed }));
  });

  test('RT-7 a paused member is passed over until the pause ends, then is back by itself', () => {
    const routing = aLeadRouting({
      members: [aMember('lena'), aMember('ada', { pausedUntil: '2026-03-03', warmTransfer: true })],
    });
    for (const kind of ['standard', 'warm-transfer'] as const) {
      expect(whoIsOffered({ routing, kind })).toEqual(['lena']);
      const later = new Date('2026-03-03T00:00:00Z');
      expect(whoIsOffered({ routing, kind, now: later })).toEqual(['ada', 'lena']);
    }
  });

  test('RT-1 a member who lost license, email or phone since the save is passed over', () => {
    const { email, ...withoutEmail } = anAgent('ada');
    const { phone, ...withoutPhone } = anAgent('ada');
    for (const ada of [anAgent('ada', { licensed: false }), withoutEmail, withoutPhone]) {
      expect(offered({ agents: [anAgent('lena'), ada] })).toEqual(['lena']);
    }
  });

  test('RT-4 when nobody is left, the lead is offered it', () => {
    expect(offered({ agents: [] })).toEqual(['lena']);
  });

  test('RT-4 the lead stands in for a fallback who lost the license, left the members or led the team before', () => {
    const members = [aMember('ada'), aMember('ben')];
    const unlicensed = agents.map((agent) =>
      agent.agentId === 'ben' ? { ...agent, licensed: false } : agent,
    );
    const routing = aLeadRouting({ fallbackAgentId: 'ben', members });
    expect(whoIsOffered({ routing, agents: unlicensed })).toEqual(['ada', 'lena']);
    const formerLead = aLeadRouting({ fallbackAgentId: 'cy', members: [aMember('ada')] });
    expect(whoIsOffered({ routing: formerLead })).toEqual(['ada', 'lena']);
  });

  const byPlace = aLeadRouting({
    members: [
      aMember('ada', { states: ['WA'] }),
      aMember('ben', { cities: [{ city: 'Portland', state: 'OR' }], warmTransfer: true }),
      aMember('cy', { postalCodes: ['97201'], priceRange: { max: 500_000 }, warmTransfer: true }),
      aMember('dee', { priceRange: { min: 400_000, max: 600_000 }, states: [], cities: [] }),
    ],
  });
  const portland = { city: 'PORTLAND', state: 'OR', postalCode: '97201' };

  test('RT-11 a referral is offered to whose places name its state, city or postal code, and who name none', () => {
    expect(whoIsOffered({ routing: byPlace })).toEqual(['ada', 'dee', 'lena']);
    expect(whoIsOffered({ routing: byPlace, area: portland })).toEqual(['ben', 'cy', 'dee', 'lena']);
    const { postalCode, ...unknown } = portland;
    expect(whoIsOffered({ routing: byPlace, area: unknown })).toEqual(['ben', 'dee', 'lena']);
    const maine = { city: 'Portland', state: 'ME', postalCode: '04101' };
    expect(whoIsOffered({ routing: byPlace, area: maine })).toEqual(['dee', 'lena']);
  });

  test('RT-11 place and price must both fit, and an unknown price fits every range', () => {
    const priced = (priceRange: string | { min?: number; max?: number }) =>
      whoIsOffered({ routing: byPlace, area: portland, priceRange });
    expect(priced({ min: 500_000 })).toEqual(['ben', 'cy', 'dee', 'lena']);
    expect(priced({ min: 550_000 })).toEqual(['ben', 'dee', 'lena']);
    expect(priced('$700K+')).toEqual(['ben', 'lena']);
    expect(priced('to be discussed')).toEqual(['ben', 'cy', 'dee', 'lena']);
  });

  test('RT-11 what matches no member goes to the fallback, whatever its own rule says', () => {
    const routing = aLeadRouting({
      fallbackAgentId: 'ada',
      members: [aMember('ada', { states: ['TX'] }), aMember('ben', { priceRange: { max: 1 } })],
    });
    expect(whoIsOffered({ routing, priceRange: { min: 2 } })).toEqual(['ada']);
  });

  test('RT-11 a warm transfer is offered by place and price too, and to the fallback', () => {
    const kind = 'warm-transfer';
    expect(whoIsOffered({ routing: byPlace, kind })).toEqual(['lena']);
    expect(whoIsOffered({ routing: byPlace, kind, area: portland })).toEqual(['ben', 'cy', 'lena']);
    expect(whoIsOffered({ routing: byPlace, kind, area: portland, priceRange: { min: 500_001 } })).toEqual([
      'ben',
      'lena',
    ]);
  });

  test('RT-8 nobody is offered a referral twice, and only members, the fallback and the lead are', () => {
    const member = fc.record({
      agentId: fc.constantFrom(...names),
      buyers: fc.boolean(),
      sellers: fc.boolean(),
      warmTransfer: fc.boolean(),
      pausedUntil: fc.constantFrom('2026-01-01', '2026-12-31'),
    });
    const options = fc.record({
      routing: fc.record({
        enabled: fc.boolean(),
        fallbackAgentId: fc.constantFrom(...names),
        members: fc.array(member, { maxLength: 10 }),
      }),
      side: fc.constantFrom('buyer' as const, 'seller' as const),
      kind: fc.constantFrom('standard' as const, 'warm-transfer' as const),
    });
    fc.assert(
      fc.property(
        options,
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (asked, draws) => {
          const order = offered({ ...asked, random: () => draws.next().value });
          const { fallbackAgentId, members } = asked.routing;
          const known = ['lena', fallbackAgentId, ...members.map(({ agentId }) => agentId)];
          expect(order.length).toBeGreaterThan(0);
          expect(new Set(order).size).toBe(order.length);
          expect(known).toEqual(expect.arrayContaining(order));
        },
      ),
    );
  });

  test('RT-8 every order is equally likely', () => {
    const routing = aLeadRouting({ members: ['lena', 'ada', 'ben', 'cy'].map((name) => aMember(name)) });
    const perOrder = 500;
    const orders = new Map<string, number>();
    const random = seededRandom(20_260_302);
    for (let referral = 0; referral < 24 * perOrder; referral += 1) {
      const order = offered({ routing, random }).join(' ');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(24);
    const chiSquared = [...orders.values()].reduce((sum, n) => sum + (n - perOrder) ** 2 / perOrder, 0);
    // 23 degrees of freedom: a uniform shuffle stays below this in 999 of 1,000 samples, and the sample is always the same.
    expect(chiSquared).toBeLessThan(49.7);
  });
});
