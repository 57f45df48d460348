// Reads each team and each referral's details at most once a batch, however many changes are about them.
import type { Details } from '../claiming/referral.ts';
import type { Team } from '../people/team.ts';
import type { TeamWithAgents } from '../routing/routing-store.ts';
import type { Cloud } from './cloud.ts';

export function readingOnce(
  routing: {
    readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined>;
    readTeam(teamId: string): Promise<Team | undefined>;
  },
  referrals: { readDetails(referralId: string): Promise<Details | undefined> },
): Pick<Cloud, 'readTeam' | 'leadOf' | 'readDetails'> {
  return {
    readTeam: once(async (teamId) => {
      const known = await routing.readTeamWithAgents(teamId);
      if (known === undefined) throw new Error(`There is no team ${teamId}`);
      const agents = new Map(known.agents.map((agent) => [agent.agentId, agent]));
      return {
        team: known.team,
        agentOf: (agentId) => agents.get(agentId),
        nameOf: (agentId) => agents.get(agentId)?.name ?? agentId,
      };
    }),
    leadOf: once(async (teamId) => (await routing.readTeam(teamId))?.leadAgentId),
    readDetails: once(async (referralId) => {
      const details = await referrals.readDetails(referralId);
      if (details === undefined) throw new Error(`There is no referral ${referralId}`);
      return details;
    }),
  };
}

function once<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const reads = new Map<string, Promise<T>>();
  return (id) => {
    const reading = reads.get(id) ?? read(id);
    reads.set(id, reading);
    return reading;
  };
}
