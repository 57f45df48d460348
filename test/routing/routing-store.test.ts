// Lead routing settings on a real table: read with the team and its agents.
import { describe, expect, test } from '@jest/globals';
import { peopleStore } from '../../lambdas/people/people-store.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
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
    for (const [saves, routing] of [aLeadRouting(), aLeadRouting({ enabled: false })].entries()) {
      expect(await store.saveLeadRouting(team.teamId, routing, undefined)).toBe(saves + 1);
      const read = await store.readRoutedTeam(team.teamId);
      const agents = [{ agentId, ...ada, devices: {} }];
      expect(read).toMatchObject({ team, routing, version: saves + 1, agents, former: [] });
    }
  });

  test('of many who save on the same version one does, from the first version on', async () => {
    const team = aTeam({ teamId: anId('team') });
    await people.saveTeam(team);
    for (const version of [0, 1]) {
      const saves = Array.from({ length: 5 }, () =>
        store.saveLeadRouting(team.teamId, aLeadRouting(), version),
      );
      const versions = (await Promise.all(saves)).filter((saved) => saved !== undefined);
      expect(versions).toEqual([version + 1]);
    }
    expect(await store.saveLeadRouting(team.teamId, aLeadRouting(), 0)).toBeUndefined();
    expect(await store.saveLeadRouting(team.teamId, aLeadRouting(), 7)).toBeUndefined();
  });

  test('settings from before versions were counted are of version 0', async () => {
    const team = aTeam({ teamId: anId('team') });
    await people.saveTeam(team);
    const { pk, sk } = keys.leadRouting(team.teamId);
    await table.put({ pk, sk, type: 'lead-routing', settings: aLeadRouting() });
    expect(await store.readRoutedTeam(team.teamId)).toMatchObject({ version: 0 });
    expect(await store.saveLeadRouting(team.teamId, aLeadRouting(), 0)).toBe(1);
  });

  test('settings of a team that has no team item are nobody’s', async () => {
    const { teamId } = await savedAgent();
    expect(await store.readRoutedTeam(teamId)).toBeUndefined();
  });
});
