// What an agent is told about themselves, and about who is in their team.
import type { Refusal } from '../platform/outcome.ts';
import { type AgentProfile, isLead, requirementsMissing, type Team } from './team.ts';

/** Of what needs the agent's own phone. */
export const phoneMissing: Refusal<'phone-missing'> = {
  refused: 'phone-missing',
  detail: 'Add a phone number to your profile (PATCH /me) and try again.',
};

/** The agent's profile with their part in the team. `ownBrand`: the stage's, for teams without one. */
export function profileOf(team: Team | undefined, agent: AgentProfile, ownBrand: string) {
  return {
    ...agent,
    devices: Object.keys(agent.devices),
    isLead: isLead(agent, team),
    teamName: team?.name,
    brand: team?.brand ?? ownBrand,
  };
}

/** Everyone of the team by name, as one of them sees it: what somebody lacks is for the lead's eyes. */
export function colleaguesOf(
  reader: { agentId: string; teamId: string },
  { team, agents }: { team: Team; agents: readonly AgentProfile[] },
) {
  const isForLead = isLead(reader, team);
  return agents
    .toSorted((one, other) => one.name.localeCompare(other.name) || one.agentId.localeCompare(other.agentId))
    .map((agent) => ({
      agentId: agent.agentId,
      name: agent.name,
      isLead: isLead(agent, team),
      licensed: agent.licensed,
      ...(isForLead && { missing: requirementsMissing(agent) }),
    }));
}
