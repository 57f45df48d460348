// A team as reactions look at it: its agents by id, and a name for each, also for one who is gone.
import type { AgentProfile, Team } from './team.ts';

/** `agentOf` knows who is in the team now. `nameOf` falls back to the id of an agent whom nobody knows. */
export type KnownTeam = {
  team: Team;
  agentOf(agentId: string): AgentProfile | undefined;
  hasLeft(agentId: string): boolean;
  nameOf(agentId: string): string;
};

export function knownTeam({
  team,
  agents,
  former = [],
}: {
  team: Team;
  agents: readonly AgentProfile[];
  former?: readonly AgentProfile[];
}): KnownTeam {
  const byId = new Map(agents.map((agent) => [agent.agentId, agent]));
  const formerById = new Map(former.map((agent) => [agent.agentId, agent]));
  return {
    team,
    agentOf: (agentId) => byId.get(agentId),
    hasLeft: (agentId) => formerById.has(agentId),
    nameOf: (agentId) => (byId.get(agentId) ?? formerById.get(agentId))?.name ?? agentId,
  };
}

/** Reads a team; throws when there is none: whoever asks reacts to something that the team has. */
export async function readKnownTeam(
  teamId: string,
  people: {
    readTeamWithAgents(teamId: string): Promise<Parameters<typeof knownTeam>[0] | undefined>;
  },
): Promise<KnownTeam> {
  const found = await people.readTeamWithAgents(teamId);
  if (found === undefined) throw new Error(`There is no team ${teamId}`);
  return knownTeam(found);
}
