// Agents in the table for tests whose teams all have the same people: PE-3 would keep these out of all but one.
import type { AgentProfile } from '../../../lambdas/people/team.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';

/** Saves a profile, whatever team a namesake is in. */
export function savesAgentsOn(table: Table) {
  return async ({ teamId, agentId, ...profile }: Omit<AgentProfile, 'devices'>): Promise<void> => {
    await table.put({
      ...keys.agent(teamId, agentId),
      type: 'agent',
      teamId,
      agentId,
      devices: {},
      ...profile,
    });
  };
}
