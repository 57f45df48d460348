// Reads each team, its open portals, each referral's details and each race at most once a batch, however many changes are about them.
import type { Concierge } from '../campaigns/concierge/concierge.ts';
import type { Details, Race } from '../claiming/referral.ts';
import type { Channels } from '../live/channel.ts';
import { readKnownTeam } from '../people/known-team.ts';
import type { AgentProfile, Team } from '../people/team.ts';
import { onceEach } from '../platform/reads/once-each.ts';

/** What is read: by whom it is asked for. */
type Sources = {
  people: {
    readTeamWithAgents(teamId: string): Promise<{ team: Team; agents: readonly AgentProfile[] } | undefined>;
    readTeam(teamId: string): Promise<Team | undefined>;
  };
  referrals: { detailsOf(referralId: string): Promise<Details> };
  races: { read(referralId: string): Promise<Race | undefined> };
  concierges: { read(teamId: string): Promise<Concierge | undefined> };
  liveChannels: { ofTeam(teamId: string): Promise<Map<string, Channels>> };
};

export function batchCache({ people, referrals, races, liveChannels, concierges }: Sources) {
  return {
    /** Throws when there is none: whoever asks reacts to something that the team has. */
    readTeam: onceEach((teamId) => readKnownTeam(teamId, people)),
    /** The team's lead: all that is asked of many a team. */
    leadOf: onceEach(async (teamId) => (await people.readTeam(teamId))?.leadAgentId),
    /** Throws when there is none. */
    readDetails: onceEach(referrals.detailsOf),
    /** As it was when first asked for. */
    readRace: onceEach(races.read),
    /** How a team greets its clients. */
    conciergeOf: onceEach(concierges.read),
    /** Who of a team has a portal open: one query, however many are told of however much. */
    liveChannelsOf: onceEach(liveChannels.ofTeam),
  };
}
