import { expect, test } from '@jest/globals';
import { visibleTo } from '../../../lambdas/campaigns/figures/replied-clients.ts';
import { aClaimedRace, someDetails } from '../../claiming/support/referrals.ts';

function replied(referralId: string, { agentId = 'ada', teamId = 'north' } = {}) {
  const race = aClaimedRace({ agentId }, { referralId, teamId });
  return {
    race,
    details: someDetails(race, { client: { name: `Client ${referralId}`, phone: '+12065550188' } }),
  };
}

const all = [replied('ref_1'), replied('ref_2', { agentId: 'ben' }), replied('ref_3', { teamId: 'south' })];

test.each([
  ['the lead', { agentId: 'lena', isLead: true }, ['ref_1', 'ref_2']],
  ['an agent', { agentId: 'ada', isLead: false }, ['ref_1']],
])('CP-7 CL-10 %s reads by name who answered, as far as they are still theirs', (_, reader, theirs) => {
  expect(visibleTo(reader, 'north', all)).toEqual(
    theirs.map((referralId) => ({ referralId, name: `Client ${referralId}` })),
  );
});
