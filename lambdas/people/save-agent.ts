// The admin creates or replaces an agent: only in a team that exists, and in one team at a time (PE-3). The agent's devices stay.
import type { Refusal } from '../platform/outcome.ts';
import type { AgentProfile, Team } from './team.ts';

type SavedAgent = Omit<AgentProfile, 'devices'>;

export type SaveAgentDeps = {
  readTeam(teamId: string): Promise<Team | undefined>;
  saveAgent(agent: SavedAgent): Promise<{ saved: true } | { saved: false; in: string }>;
};

export async function saveAgent(
  agent: SavedAgent,
  deps: SaveAgentDeps,
): Promise<SavedAgent | Refusal<'unknown-team' | 'in-another-team'>> {
  const { teamId, agentId } = agent;
  if ((await deps.readTeam(teamId)) === undefined) {
    return { refused: 'unknown-team', detail: `Create the team first: PUT /teams/${teamId}.` };
  }
  const saving = await deps.saveAgent(agent);
  if (saving.saved) return agent;
  return {
    refused: 'in-another-team',
    detail: `${agentId} is in the team ${saving.in}. A person is in one team at a time: use another id for another person.`,
  };
}
