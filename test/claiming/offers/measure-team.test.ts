// A team's response times: whose to read, over which period, and of which team's offers.
import { describe, expect, test } from '@jest/globals';
import { measureTeam } from '../../../lambdas/claiming/offers/measure-team.ts';
import type { Offer } from '../../../lambdas/claiming/offers/offer.ts';
import { anAgent, aTeam } from '../../people/support/teams.ts';
import { minutesLater, NOW } from '../support/referrals.ts';

const claimedBy = (agentId: string, teamId: string, minutes: number): Offer => ({
  referralId: 'ref_1',
  teamId,
  agentId,
  offeredAt: NOW.toISOString(),
  notifiedAt: NOW.toISOString(),
  outcome: 'claimed',
  outcomeAt: minutesLater(minutes).toISOString(),
});

const asked: [readonly string[], Date][] = [];
const deps = {
  people: {
    readTeamWithAgents: async (teamId: string) =>
      teamId === 'north' ? { team: aTeam(), agents: [anAgent('ada'), anAgent('ben')] } : undefined,
  },
  listOffers: async (agentIds: readonly string[], since: Date) => {
    asked.push([agentIds, since]);
    return [claimedBy('ada', 'north', 1), claimedBy('ada', 'south', 30)];
  },
};
const lead = { kind: 'agent', agentId: 'lena', teamId: 'north' } as const;
const source = { kind: 'source', clientId: 'network' } as const;

describe('response times', () => {
  test('RT-9 are of the last 30 days, for the team and each agent', async () => {
    expect(await measureTeam(lead, 'north', NOW, deps)).toMatchObject({
      from: '2026-01-31T15:00:00.000Z',
      to: NOW.toISOString(),
      team: { offers: 1, claims: 1, medianSeconds: 60 },
      agents: [
        { agentId: 'ada', claims: 1, medianSeconds: 60 },
        { agentId: 'ben', claims: 0 },
      ],
    });
    expect(asked).toEqual([[['ada', 'ben'], new Date('2026-01-31T15:00:00.000Z')]]);
  });

  test('RT-9 are for the lead and the source, and for nobody else', async () => {
    expect(await measureTeam(source, 'north', NOW, deps)).toMatchObject({ team: { offers: 1 } });
    const ada = { ...lead, agentId: 'ada' };
    for (const [caller, teamId] of [
      [ada, 'north'],
      [{ ...lead, teamId: 'south' }, 'north'],
      [lead, 'nowhere'],
      [source, 'nowhere'],
    ] as const) {
      expect(await measureTeam(caller, teamId, NOW, deps)).toEqual({ refused: 'not-found' });
    }
  });
});
