// The admin creates or replaces an agent: only in a team that exists. The agent's devices stay.
import type { Refusal } from '../platform/outcome.ts';
import type { AgentProfile, Team } from './team.ts';

type SavedAgent = Omit<AgentProfile, 'devices'>;

export type SaveAgentDeps = {
  readTeam(teamId: string): Promise<Team | undefined>;
  saveAgent(agent: SavedAgent): Promise<void>;
};

export async function saveAgent(
  agent: SavedAgent,
  deps: SaveAgentDeps,
): Promise<SavedAgent | Refusal<'unknown-team'>> {
  const { teamId } = agent;
  if ((await deps.readTeam(teamId)) === undefined) {
    return { refused: 'unknown-team', detail: `Create the team first: PUT /teams/${teamId}.` };
  }
  await deps.saveAgent(agent);
  return agent;
}
