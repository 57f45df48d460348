// An agent is saved in a team that exists, and in one team at a time.
import { describe, expect, test } from '@jest/globals';
import { saveAgent } from '../../lambdas/people/save-agent.ts';
import { aTeam } from './support/teams.ts';

const agent = { teamId: 'north', agentId: 'ada', name: 'Ada Ames', licensed: true };

const now = new Date('2026-03-02T15:00:00Z');

describe('an agent', () => {
  test.each([true, false])('is saved only when the team exists: %s', async (exists) => {
    const saved: unknown[] = [];
    const outcome = await saveAgent(agent, {}, now, {
      readTeam: async () => (exists ? aTeam() : undefined),
      saveAgent: async (each) => {
        saved.push(each);
        return { saved: true };
      },
    });
    expect(saved).toEqual(exists ? [agent] : []);
    expect(outcome).toEqual(
      exists ? agent : { refused: 'unknown-team', detail: 'Create the team first: PUT /teams/north.' },
    );
  });

  test('PE-3 who is in another team is refused, with that team’s id and what to do', async () => {
    const outcome = await saveAgent(agent, {}, now, {
      readTeam: async () => aTeam(),
      saveAgent: async () => ({ saved: false, in: 'south' }),
    });
    expect(outcome).toMatchObject({
      refused: 'in-another-team',
      detail: expect.stringContaining('ada is in the team south'),
    });
  });

  test('PE-3 moves when asked to, out of the team that they are in', async () => {
    const froms: (string | undefined)[] = [];
    const outcome = await saveAgent(agent, { move: true }, now, {
      readTeam: async (teamId) => aTeam({ teamId }),
      saveAgent: async (_agent, _now, from) => {
        froms.push(from);
        return from === 'south' ? { saved: true } : { saved: false, in: 'south' };
      },
    });
    expect(outcome).toEqual(agent);
    expect(froms).toEqual([undefined, 'south']);
  });

  test('PE-3 who leads another team is not moved', async () => {
    const outcome = await saveAgent(agent, { move: true }, now, {
      readTeam: async (teamId) => aTeam({ teamId, leadAgentId: teamId === 'south' ? 'ada' : 'lena' }),
      saveAgent: async () => ({ saved: false, in: 'south' }),
    });
    expect(outcome).toMatchObject({
      refused: 'leads-team',
      detail: expect.stringContaining('PUT /teams/south'),
    });
  });
});
