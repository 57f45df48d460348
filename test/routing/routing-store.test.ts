// Lead routing settings on a real table: read with the team and its agents.
import { describe, expect, test } from '@jest/globals';
import { peopleStore } from '../../lambdas/people/people-store.ts';
import { routingStore } from '../../lambdas/routing/routing-store.ts';
import { savesAgentsOn } from '../people/support/saved-agents.ts';
import { aLeadRouting, anAgent, aTeam } from '../people/support/teams.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { anId } from '../support/ids.ts';

const table = await engineTable();
const people = peopleStore(table);
const store = routingStore(table);

async function savedAgent(teamId = anId('team')) {
  const { devices, ...agent } = anAgent('ada', { teamId });
  await savesAgentsOn(table)(agent);
  return agent;
}

describe(onEngine('routing store'), () => {
  test('RT-6 settings read as they were saved, switched off or on; before the first save the lead is the fallback', async () => {
    const team = aTeam({ teamId: anId('team') });
    await people.saveTeam(team);
    const { agentId, ...ada } = await savedAgent(team.teamId);
    const initial = { enabled: false, fallbackAgentId: 'lena', members: [] };
    expect(await store.readRoutedTeam(team.teamId)).toMatchObject({ team, routing: initial });
    for (const routing of [aLeadRouting(), aLeadRouting({ enabled: false })]) {
      await store.saveLeadRouting(team.teamId, routing);
      const read = await store.readRoutedTeam(team.teamId);
      expect(read).toEqual({ team, routing, agents: [{ agentId, ...ada, devices: {} }] });
    }
  });

  test('settings of a team that has no team item are nobody’s', async () => {
    const { teamId } = await savedAgent();
    expect(await store.readRoutedTeam(teamId)).toBeUndefined();
  });
});
