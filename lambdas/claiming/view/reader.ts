// Who reads a referral, with what the team says about them.
import { knownTeam } from '../../people/known-team.ts';
import { type AgentProfile, isLead, type Team } from '../../people/team.ts';
import type { Reader } from './referral-view.ts';

type OfSource = Extract<Reader, { kind: 'source' }>;
type OfOffice = OfSource | { kind: 'admin'; clientId: string };

/** An administrator reads what the source's people do. */
export function officeReader(caller: OfOffice): OfSource {
  return caller.kind === 'source' ? caller : { kind: 'source', clientId: caller.clientId, isPerson: true };
}

type Caller = OfOffice | { kind: 'agent'; agentId: string; teamId: string };

type TeamOfReader = {
  team: Team;
  agents: readonly AgentProfile[];
  former?: readonly AgentProfile[];
};

/** The caller as a reader of the team's referrals, and the names of the team's agents, also of those who left. */
export function readerFor(
  caller: Caller,
  team: TeamOfReader | undefined,
): { reader: Reader; nameOf: (agentId: string) => string } {
  return {
    reader: caller.kind === 'agent' ? agentAsReader(caller, team) : officeReader(caller),
    nameOf: team === undefined ? (agentId) => agentId : knownTeam(team).nameOf,
  };
}

function agentAsReader(caller: Extract<Caller, { kind: 'agent' }>, team: TeamOfReader | undefined): Reader {
  const isGone = team?.former?.some(({ agentId }) => agentId === caller.agentId) ?? false;
  const isInTeam = !isGone || team?.team.teamId !== caller.teamId;
  return isInTeam ? { ...caller, isLead: isLead(caller, team?.team) } : { kind: 'gone' };
}
