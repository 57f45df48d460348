// Reads each team, each referral's details and each race at most once a batch, however many changes are about them.
import type { Details, Race } from '../claiming/referral.ts';
import { type KnownTeam, readKnownTeam } from '../people/known-team.ts';
import type { AgentProfile, Team } from '../people/team.ts';

/** What is read: by whom it is asked for. */
type Sources = {
  people: {
    readTeamWithAgents(teamId: string): Promise<{ team: Team; agents: readonly AgentProfile[] } | undefined>;
    readTeam(teamId: string): Promise<Team | undefined>;
  };
  referrals: { detailsOf(referralId: string): Promise<Details> };
  races: { read(referralId: string): Promise<Race | undefined> };
};

export type BatchCache = {
  /** Throws when there is none: whoever asks reacts to something that the team has. */
  readTeam(teamId: string): Promise<KnownTeam>;
  /** The team's lead: all that is asked of many a team. */
  leadOf(teamId: string): Promise<string | undefined>;
  /** Throws when there is none. */
  readDetails(referralId: string): Promise<Details>;
  /** As it was when first asked for. */
  readRace(referralId: string): Promise<Race | undefined>;
};

export function batchCache({ people, referrals, races }: Sources): BatchCache {
  return {
    readTeam: once((teamId) => readKnownTeam(teamId, people)),
    leadOf: once(async (teamId) => (await people.readTeam(teamId))?.leadAgentId),
    readDetails: once(referrals.detailsOf),
    readRace: once(races.read),
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
