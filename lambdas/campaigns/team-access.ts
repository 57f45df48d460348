// Who of a team may read what it sends by itself, and who may change it.
import { licenseLapsed } from '../people/profile.ts';
import { type AgentProfile, isLead, type Team } from '../people/team.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';

export type TeamAccessDeps = {
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
};

type Member = { team: Team; agent: AgentProfile };

/** The token may be of an agent who is gone by now. */
export async function memberOf(
  caller: Agent,
  teamId: string,
  deps: TeamAccessDeps,
): Promise<Member | undefined> {
  if (caller.teamId !== teamId) return undefined;
  const [team, agent] = await Promise.all([
    deps.people.readTeam(teamId),
    deps.people.readAgent(teamId, caller.agentId),
  ]);
  return team && agent && { team, agent };
}

/** The lead, with or without a license (PE-5). */
export async function leadOf(
  caller: Agent,
  teamId: string,
  deps: TeamAccessDeps,
): Promise<Member | undefined> {
  const member = await memberOf(caller, teamId, deps);
  return isLead(caller, member?.team) ? member : undefined;
}

/** The lead with a license (PE-5): for anyone else there is nothing here. */
export async function writerOf(
  caller: Agent,
  teamId: string,
  deps: TeamAccessDeps,
): Promise<{ team: Team } | NotFound | Refusal<'license-lapsed'>> {
  const lead = await leadOf(caller, teamId, deps);
  if (lead === undefined) return { refused: 'not-found' };
  return lead.agent.licensed ? { team: lead.team } : licenseLapsed;
}
