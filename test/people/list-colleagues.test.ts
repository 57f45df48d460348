// Who is in a team, told to those who are in it.
import { describe, expect, test } from '@jest/globals';
import { listColleagues } from '../../lambdas/people/list-colleagues.ts';
import { anAgent, aTeam } from './support/teams.ts';

const deps = {
  readTeamWithAgents: async (teamId: string) =>
    teamId === 'north'
      ? { team: aTeam(), agents: [anAgent('lena'), anAgent('ada', { phone: undefined })] }
      : undefined,
};
const list = (agentId: string, teamId = 'north', ofTeam = teamId) =>
  listColleagues({ kind: 'agent', agentId, teamId }, ofTeam, deps);

describe('colleagues', () => {
  test('are listed by name; RT-1 what somebody lacks is for the lead’s eyes', async () => {
    expect(await list('ada')).toEqual({
      agents: [
        { agentId: 'ada', name: 'ada Example', isLead: false, licensed: true },
        { agentId: 'lena', name: 'lena Example', isLead: true, licensed: true },
      ],
    });
    expect(await list('lena')).toMatchObject({ agents: [{ missing: ['phone'] }, { missing: [] }] });
  });

  test('are nobody’s of another team, nor of an agent who is gone', async () => {
    for (const outcome of [list('ada', 'north', 'south'), list('gone'), list('ada', 'nowhere')]) {
      expect(await outcome).toEqual({ refused: 'not-found' });
    }
  });
});
