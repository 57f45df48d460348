// An agent is saved in a team that exists, and in one team at a time.
import { describe, expect, test } from '@jest/globals';
import { saveAgent } from '../../lambdas/people/save-agent.ts';
import { aTeam } from './support/teams.ts';

const agent = { teamId: 'north', agentId: 'ada', name: 'Ada Ames', licensed: true };

describe('an agent', () => {
  test.each([true, false])('is saved only when the team exists: %s', async (exists) => {
    const saved: unknown[] = [];
    const outcome = await saveAgent(agent, {
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
    const outcome = await saveAgent(agent, {
      readTeam: async () => aTeam(),
      saveAgent: async () => ({ saved: false, in: 'south' }),
    });
    expect(outcome).toMatchObject({
      refused: 'in-another-team',
      detail: expect.stringContaining('ada is in the team south'),
    });
  });
});
