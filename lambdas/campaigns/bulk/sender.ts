// Whose clients a bulk text may go to: a lead's team's, an agent's own. And who may look after one that was sent.
import { licenseLapsed } from '../../people/profile.ts';
import { type AgentProfile, isLead, type TeamWithAgents } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';

export type SenderDeps = {
  people: { readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined> };
};

export type Sender = { team: TeamWithAgents['team']; isLead: boolean; owners: AgentProfile[] };

/** `owner`: of whom alone. An agent who asks for another's clients finds nothing. */
export async function senderOf(
  caller: Agent,
  { teamId, owner }: { teamId: string; owner?: string | undefined },
  deps: SenderDeps,
): Promise<Sender | NotFound | Refusal<'license-lapsed'>> {
  const member = await memberOf(caller, teamId, deps);
  if (member === undefined) return { refused: 'not-found' };
  if (!member.profile.licensed) return licenseLapsed;
  const { team, agents, isLead: leads } = member;
  const owners = agents.filter(
    ({ agentId }) => (leads || agentId === caller.agentId) && (owner === undefined || agentId === owner),
  );
  if (owner !== undefined && owners.length === 0) return { refused: 'not-found' };
  return { team, isLead: leads, owners };
}

/** The lead sees all of the team's, an agent their own; undefined for whoever is not on the team. */
export async function memberOf(caller: Agent, teamId: string, { people }: SenderDeps) {
  if (caller.teamId !== teamId) return undefined;
  const found = await people.readTeamWithAgents(teamId);
  const profile = found?.agents.find(({ agentId }) => agentId === caller.agentId);
  if (found === undefined || profile === undefined) return undefined;
  const { team, agents, former } = found;
  const everyone = [...agents, ...former];
  const nameOf = (agentId: string) => everyone.find((agent) => agent.agentId === agentId)?.name ?? agentId;
  return { team, agents, profile, isLead: isLead(caller, team), nameOf };
}
