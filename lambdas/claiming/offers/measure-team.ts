// RT-9: a team's response times over the last days, for its lead and the source.
import { type AgentProfile, isLead, type Team } from '../../people/team.ts';
import type { Agent, Source } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import type { Offer } from './offer.ts';
import { responsePeriodDays, teamResponse } from './response-times.ts';

export type MeasureTeamDeps = {
  people: {
    readTeamWithAgents(teamId: string): Promise<{ team: Team; agents: AgentProfile[] } | undefined>;
  };
  /** These agents' offers since an instant, of whatever team. */
  listOffers(agentIds: readonly string[], since: Date): Promise<Offer[]>;
};

type Measured = { from: string; to: string } & ReturnType<typeof teamResponse>;

export async function measureTeam(
  caller: Agent | Source,
  { teamId, days = responsePeriodDays }: { teamId: string; days?: number | undefined },
  now: Date,
  deps: MeasureTeamDeps,
): Promise<Measured | NotFound> {
  const found = await deps.people.readTeamWithAgents(teamId);
  const mayRead = caller.kind === 'source' || isLead(caller, found?.team);
  if (found === undefined || !mayRead) return { refused: 'not-found' };
  const from = new Date(now.getTime() - days * 86_400_000);
  const offers = await deps.listOffers(
    found.agents.map(({ agentId }) => agentId),
    from,
  );
  // Ids of agents are unique only within a team.
  const own = offers.filter((offer) => offer.teamId === teamId);
  return { from: from.toISOString(), to: now.toISOString(), ...teamResponse(found.agents, own) };
}
