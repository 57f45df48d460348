// Whether teams can be offered a referral, and whom of each.
import type { AgentProfile, Team } from '../../people/team.ts';
import type { Refusal } from '../../platform/outcome.ts';
import type { LeadRouting } from '../../routing/lead-routing.ts';
import { offeredAgents } from '../../routing/offered-agents.ts';
import type { Details } from '../referral.ts';

export type RoutedTeam = { team: Team; agents: AgentProfile[]; routing: LeadRouting };
export type ReadyTeam = { routed: RoutedTeam; offered: string[] };

export type ReadRoutedTeam = (teamId: string) => Promise<RoutedTeam | undefined>;

/** What of a referral decides whom it is offered to. */
export type Routable = Pick<Details, 'side' | 'kind' | 'area' | 'priceRange'>;

/** In the order in which they are told, when `random` draws it. */
export function offeredTo(
  { team, agents, routing }: { team: Team; agents: readonly AgentProfile[]; routing: LeadRouting },
  { side, kind, area, priceRange }: Routable,
  now: Date,
  random = () => 0,
): string[] {
  return offeredAgents({ team, agents, routing, side, kind, area, priceRange, now, random });
}

/** Undefined when nobody of the team may be offered it. `random` is uniform in [0, 1). */
export function readyTeam(
  routed: RoutedTeam,
  about: Routable,
  now: Date,
  random: () => number,
): ReadyTeam | undefined {
  const offered = offeredTo(routed, about, now, random);
  return routed.agents.some(({ agentId }) => offered.includes(agentId)) ? { routed, offered } : undefined;
}

/** The first of them, when all are ready; RT-10: else which is not. */
export async function firstOfReady(
  { teamIds, isChain }: { teamIds: readonly string[]; isChain: boolean },
  about: Routable,
  now: Date,
  deps: { routing: { readRoutedTeam: ReadRoutedTeam }; random(): number },
): Promise<ReadyTeam | Refusal<'unknown-team' | 'team-not-ready'>> {
  const teams = await Promise.all(teamIds.map(deps.routing.readRoutedTeam));
  const ready = teams.map((routed) => routed && readyTeam(routed, about, now, deps.random));
  const missing = ready.indexOf(undefined);
  const [first] = ready;
  if (missing === -1 && first !== undefined) return first;
  const teamId = teamIds[missing] ?? '';
  const refused = teams[missing] === undefined ? 'unknown-team' : 'team-not-ready';
  const detail =
    refused === 'unknown-team'
      ? `There is no team ${teamId}.`
      : `Nobody of the team ${teamId} may be offered it: save a profile with a license for its lead first.`;
  const code = refused === 'unknown-team' ? 'no-such-team' : refused;
  const fault = { path: `/teamIds/${missing}`, detail, code, value: teamId };
  return { refused, detail, ...(isChain && { errors: [fault] }) };
}
