// Who is in a team, for those who are in it and for administrators; nobody else learns of it.

import type { Admin, Agent } from '../platform/http/principal.ts';
import type { NotFound } from '../platform/outcome.ts';
import { colleaguesOf } from './profile.ts';
import type { TeamWithAgents } from './team.ts';

export type ListColleaguesDeps = {
  readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined>;
};

export async function listColleagues(
  caller: Agent | Admin,
  teamId: string,
  deps: ListColleaguesDeps,
): Promise<{ agents: ReturnType<typeof colleaguesOf> } | NotFound> {
  if (caller.kind === 'agent' && teamId !== caller.teamId) return { refused: 'not-found' };
  const team = await deps.readTeamWithAgents(teamId);
  if (team === undefined) return { refused: 'not-found' };
  if (caller.kind === 'admin') return { agents: colleaguesOf('admin', team) };
  // The token may be of an agent who is gone by now.
  const isIn = team.agents.some(({ agentId }) => agentId === caller.agentId);
  return isIn ? { agents: colleaguesOf(caller, team) } : { refused: 'not-found' };
}
