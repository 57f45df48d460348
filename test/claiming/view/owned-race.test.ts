// Whose a claimed race is to read.
import { describe, expect, test } from '@jest/globals';
import type { Race } from '../../../lambdas/claiming/referral.ts';
import { ownedRace } from '../../../lambdas/claiming/view/owned-race.ts';
import { anAgent, asAgent, aTeam } from '../../people/support/teams.ts';
import { aClaimedRace, anOpenRace, aReturnedRace } from '../support/referrals.ts';

const read = (race: Race | undefined, caller: ReturnType<typeof asAgent>, hasLeft = false) =>
  ownedRace(caller, 'ref_1', {
    races: { read: async () => race },
    people: {
      readTeam: async (teamId) => aTeam({ teamId }),
      readAgent: async (teamId, agentId) => (hasLeft ? undefined : anAgent(agentId, { teamId })),
    },
  });

describe('a claimed race', () => {
  test('CL-4 is its owner’s and the lead’s', async () => {
    const race = aClaimedRace();
    for (const agentId of ['ada', 'lena']) expect(await read(race, asAgent(agentId))).toBe(race);
  });

  test('CL-10 goes with the referral to the new owner', async () => {
    const race = aClaimedRace({ agentId: 'ben', by: 'assignment', from: 'ada' });
    expect(await read(race, asAgent('ben'))).toBe(race);
    expect(await read(race, asAgent('ada'))).toBeUndefined();
  });

  test('PE-4 is not its owner’s any more once they have left', async () => {
    expect(await read(aClaimedRace(), asAgent('ada'), true)).toBeUndefined();
  });

  test('CL-9 is nobody else’s, and before the claim it is nobody’s', async () => {
    expect(await read(aClaimedRace(), asAgent('ben'))).toBeUndefined();
    for (const agentId of ['ada', 'lena']) {
      expect(await read(aClaimedRace(), asAgent(agentId, 'south'))).toBeUndefined();
      for (const race of [anOpenRace(), aReturnedRace(), undefined]) {
        expect(await read(race, asAgent(agentId))).toBeUndefined();
      }
    }
  });
});
