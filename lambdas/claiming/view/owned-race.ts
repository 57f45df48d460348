// A claimed race as only its owner and the team's lead may read it; for everyone else there is none.
import { type AgentProfile, isLead, type Team } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { Race } from '../referral.ts';
import { isOwnerOrLead } from './referral-view.ts';

export type OwnedRaceDeps = {
  races: { read(referralId: string): Promise<Race | undefined> };
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    /** Undefined for who has left (PE-4). */
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
};

export async function ownedRace(
  caller: Agent,
  referralId: string,
  deps: OwnedRaceDeps,
): Promise<Race | undefined> {
  const { teamId, agentId } = caller;
  const [race, team, agent] = await Promise.all([
    deps.races.read(referralId),
    deps.people.readTeam(teamId),
    deps.people.readAgent(teamId, agentId),
  ]);
  const reader = { ...caller, isLead: isLead(caller, team) };
  return race !== undefined && agent !== undefined && isOwnerOrLead(reader, race) ? race : undefined;
}
