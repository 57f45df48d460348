// Who reads a referral, with what the team says about them.
import { type AgentProfile, isLead, type Team } from '../../people/team.ts';
import type { Reader } from './referral-view.ts';

type Caller = { kind: 'source'; clientId: string } | { kind: 'agent'; agentId: string; teamId: string };

/** The caller as a reader of the team's referrals, and the names of the team's agents. */
export function readerFor(
  caller: Caller,
  team: { team: Team; agents: readonly AgentProfile[] } | undefined,
): { reader: Reader; nameOf: (agentId: string) => string } {
  const reader: Reader =
    caller.kind === 'source' ? caller : { ...caller, isLead: isLead(caller, team?.team) };
  const names = new Map(team?.agents.map(({ agentId, name }) => [agentId, name]));
  return { reader, nameOf: (agentId) => names.get(agentId) ?? agentId };
}
