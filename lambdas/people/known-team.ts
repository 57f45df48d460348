// A team as reactions look at it: its agents by id, and a name for each, also for one who is gone.
import type { AgentProfile, Team } from './team.ts';

/** `nameOf` falls back to the id of an agent who is gone. */
export type KnownTeam = {
  team: Team;
  agentOf(agentId: string): AgentProfile | undefined;
  nameOf(agentId: string): string;
};

export function knownTeam({ team, agents }: { team: Team; agents: readonly AgentProfile[] }): KnownTeam {
  const byId = new Map(agents.map((agent) => [agent.agentId, agent]));
  return {
    team,
    agentOf: (agentId) => byId.get(agentId),
    nameOf: (agentId) => byId.get(agentId)?.name ?? agentId,
  };
}
