// Whom of a team a referral may be offered to: the same for a new one, a later round and the next team of a chain.
import { describe, expect, test } from '@jest/globals';
import { firstOfReady, offeredTo, readyTeam } from '../../../lambdas/claiming/placing/ready-teams.ts';
import { aLeadRouting, aMember, anAgent, aTeam } from '../../people/support/teams.ts';
import { NOW } from '../support/referrals.ts';

const routed = (teamId: string) => ({
  team: aTeam({ teamId }),
  agents: ['lena', 'ada', 'ben'].map((name) => anAgent(name, { teamId })),
  routing: aLeadRouting({
    members: [
      aMember('ada', { states: ['WA'] }),
      aMember('ben', { postalCodes: ['97201'], priceRange: { max: 500_000 } }),
    ],
  }),
});
const about = { side: 'buyer', kind: 'standard', area: { city: 'Seattle', state: 'WA' } } as const;
const corrected = { ...about, area: { city: 'Portland', state: 'OR', postalCode: '97201' } };
const deps = { routing: { readRoutedTeam: async (teamId: string) => routed(teamId) }, random: () => 0 };

describe('who may be offered it', () => {
  test('RT-11 RT-10 CL-15 is by place and price, whichever way it comes to the team', async () => {
    const ways = async (referral: Parameters<typeof readyTeam>[1]) => [
      readyTeam(routed('north'), referral, NOW, () => 0)?.offered.toSorted(),
      await firstOfReady({ teamIds: ['north', 'south'], isChain: true }, referral, NOW, deps).then((first) =>
        'refused' in first ? first : first.offered.toSorted(),
      ),
      offeredTo(routed('north'), referral, NOW).toSorted(),
    ];
    expect(await ways(about)).toEqual(Array(3).fill(['ada', 'lena']));
    expect(await ways(corrected)).toEqual(Array(3).fill(['ben', 'lena']));
    expect(await ways({ ...corrected, priceRange: 'from $600k' })).toEqual(Array(3).fill(['lena']));
  });
});
