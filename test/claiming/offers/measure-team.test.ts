// A team's response times: whose to read, over which period, and of which team's offers.
import { describe, expect, test } from '@jest/globals';
import { readResponseTimes } from '../../../lambdas/claiming/api.ts';
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
    expect(await measureTeam(lead, { teamId: 'north' }, NOW, deps)).toMatchObject({
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

  test('RT-9 are of the period that is asked for', async () => {
    asked.length = 0;
    const read = await measureTeam(source, { teamId: 'north', days: 7 }, NOW, deps);
    expect(read).toMatchObject({ from: '2026-02-23T15:00:00.000Z', to: NOW.toISOString() });
    expect(asked).toEqual([[['ada', 'ben'], new Date('2026-02-23T15:00:00.000Z')]]);
  });

  test.each(['1', '7', '92'])('RT-9 a period of %s days is one', (days) => {
    expect(readResponseTimes.query?.parse({ days })).toEqual({ days: Number(days) });
  });

  test.each(['0', '93', '1.5', '-7', 'week', ''])('RT-9 a period of “%s” is refused', (days) => {
    expect(readResponseTimes.query?.safeParse({ days }).success).toBe(false);
  });

  test('RT-9 are for the lead and the source, and for nobody else', async () => {
    expect(await measureTeam(source, { teamId: 'north' }, NOW, deps)).toMatchObject({ team: { offers: 1 } });
    const ada = { ...lead, agentId: 'ada' };
    for (const [caller, teamId] of [
      [ada, 'north'],
      [{ ...lead, teamId: 'south' }, 'north'],
      [lead, 'nowhere'],
      [source, 'nowhere'],
    ] as const) {
      expect(await measureTeam(caller, { teamId }, NOW, deps)).toEqual({ refused: 'not-found' });
    }
  });
});
