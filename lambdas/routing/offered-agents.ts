// Who is offered a referral, and in which order they are told: RT-6, RT-7, RT-8, RT-11.

import { type AgentProfile, mayBeMember, type Team } from '../people/team.ts';
import { effectiveFallback, isPaused, type LeadRouting, warmTransferAgents } from './lead-routing.ts';
import { isForMember, type RoutedReferral } from './member-rule.ts';

export type Side = 'buyer' | 'seller';
export type ReferralKind = 'standard' | 'warm-transfer';

/**
 * The agents to offer a referral to, shuffled by `random` (uniform in [0, 1)). Members who lost their license, email or
 * phone since the settings were saved are passed over; the fallback (or the lead in their place) is always among them,
 * but for a lead without a license.
 */
export function offeredAgents(
  options: RoutedReferral & {
    team: Team;
    agents: readonly AgentProfile[];
    routing: LeadRouting;
    side: Side;
    kind: ReferralKind;
    now: Date;
    random: () => number;
  },
): string[] {
  const { team, agents, now, random } = options;
  const isUnlicensed = (agentId: string) =>
    agents.find((agent) => agent.agentId === agentId)?.licensed === false;
  if (!options.routing.enabled) return [team.leadAgentId].filter((agentId) => !isUnlicensed(agentId));
  const fallbackAgentId = effectiveFallback(options.routing, team, agents);
  const routing = { ...options.routing, fallbackAgentId };
  const isFit = (agentId: string) => mayBeMember(agents.find((agent) => agent.agentId === agentId));
  const isAway = (agentId: string) =>
    routing.members.some((member) => member.agentId === agentId && isPaused(member, now));
  const isElsewhere = (agentId: string) =>
    routing.members.some((member) => member.agentId === agentId && !isForMember(member, options));
  const others = chosenMembers(routing, options.side, options.kind).filter(
    (agentId) => isFit(agentId) && !isAway(agentId) && !isElsewhere(agentId),
  );
  // PE-5: not even the lead is offered anything without a license.
  const all = [...new Set([fallbackAgentId, ...others])].filter((agentId) => !isUnlicensed(agentId));
  return shuffled(all, random);
}

function chosenMembers(routing: LeadRouting, side: Side, kind: ReferralKind): string[] {
  if (kind === 'warm-transfer') return warmTransferAgents(routing);
  const receives = side === 'buyer' ? 'buyers' : 'sellers';
  return routing.members.filter((member) => member[receives]).map((member) => member.agentId);
}

/** Fisher and Yates: every order is equally likely when `random` is uniform. */
function shuffled(agentIds: readonly string[], random: () => number): string[] {
  const order = [...agentIds];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a !== undefined && b !== undefined) [order[last], order[other]] = [b, a];
  }
  return order;
}
