// Who is in an agent's own team, for those who are in it; nobody else learns of it.
import type { NotFound } from '../platform/outcome.ts';
import type { Agent } from '../platform/principal.ts';
import { colleaguesOf } from './profile.ts';
import type { AgentProfile, Team } from './team.ts';

export type ListColleaguesDeps = {
  readTeamWithAgents(teamId: string): Promise<{ team: Team; agents: AgentProfile[] } | undefined>;
};

export async function listColleagues(
  caller: Agent,
  teamId: string,
  deps: ListColleaguesDeps,
): Promise<{ agents: ReturnType<typeof colleaguesOf> } | NotFound> {
  if (teamId !== caller.teamId) return { refused: 'not-found' };
  const own = await deps.readTeamWithAgents(teamId);
  // The token may be of an agent who is gone by now.
  if (!own?.agents.some(({ agentId }) => agentId === caller.agentId)) return { refused: 'not-found' };
  return { agents: colleaguesOf(caller, own) };
}
