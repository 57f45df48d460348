// What an agent is told about themselves.
import { type AgentProfile, isLead, type Team } from './team.ts';

/** The agent's profile with their part in the team. */
export function profileOf(team: Team | undefined, agent: AgentProfile) {
  return { ...agent, devices: Object.keys(agent.devices), isLead: isLead(agent, team) };
}
