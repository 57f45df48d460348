// Who is in a team, told to those who are in it.
import { describe, expect, test } from '@jest/globals';
import { listColleagues } from '../../lambdas/people/list-colleagues.ts';
import { anAgent, aTeam } from './support/teams.ts';

const deps = {
  readTeamWithAgents: async (teamId: string) =>
    teamId === 'north'
      ? {
          team: aTeam(),
          agents: [anAgent('lena'), anAgent('ada', { phone: undefined, licensed: false })],
          former: [anAgent('zoe', { left: { at: '2026-03-02T15:00:00.000Z' } })],
        }
      : undefined,
};
const list = (agentId: string, teamId = 'north', ofTeam = teamId) =>
  listColleagues({ kind: 'agent', agentId, teamId }, ofTeam, deps);

describe('colleagues', () => {
  test('are listed by name; RT-1 what somebody lacks is for the lead’s eyes', async () => {
    expect(await list('ada')).toEqual({
      agents: [
        { agentId: 'ada', name: 'ada Example', isLead: false, licensed: false, standing: 'unlicensed' },
        { agentId: 'lena', name: 'lena Example', isLead: true, licensed: true, standing: 'active' },
      ],
    });
    expect(await list('lena')).toMatchObject({
      agents: [{ missing: ['license', 'phone'] }, { missing: [] }],
    });
  });

  test('PE-4 PE-5 an administrator reads how each of any team stands, also those who left', async () => {
    const admin = { kind: 'admin', clientId: 'admin' } as const;
    expect(await listColleagues(admin, 'north', deps)).toMatchObject({
      agents: [{ standing: 'unlicensed' }, { standing: 'active' }, { agentId: 'zoe', standing: 'left' }],
    });
    expect(await listColleagues(admin, 'nowhere', deps)).toEqual({ refused: 'not-found' });
  });

  test('are nobody’s of another team, nor of an agent who is gone', async () => {
    for (const outcome of [
      list('ada', 'north', 'south'),
      list('zoe'),
      list('gone'),
      list('ada', 'nowhere'),
    ]) {
      expect(await outcome).toEqual({ refused: 'not-found' });
    }
  });
});
