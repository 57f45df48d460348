// CL-10: the owner or the lead hands a claimed referral to another agent of the team.
import { licenseLapsed } from '../people/profile.ts';
import { type AgentProfile, isLead, type Team } from '../people/team.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Agent } from '../platform/principal.ts';
import type { Referral } from './referral.ts';
import { readerFor } from './view/reader.ts';
import { isOwnerOrLead, referralAsSeenBy } from './view/referral-view.ts';

export type ReassignDeps = {
  people: {
    readTeamWithAgents(teamId: string): Promise<{ team: Team; agents: AgentProfile[] } | undefined>;
  };
  referrals: {
    read(referralId: string): Promise<Referral | undefined>;
    /** False when `from` no longer owns it. */
    reassign(
      referral: Referral,
      hand: { from: string; to: string; actId: string; at: Date },
    ): Promise<boolean>;
  };
  newId(prefix: 'evt'): string;
};

/** Handed to its owner, it stays as it is. */
export async function reassign(
  caller: Agent,
  { referralId, to }: { referralId: string; to: string },
  now: Date,
  deps: ReassignDeps,
): Promise<
  | { referralId: string; status: 'claimed'; agentId: string }
  | Refusal<'not-claimed' | 'unknown-agent' | 'license-lapsed'>
  | NotFound
> {
  const [team, referral] = await Promise.all([
    deps.people.readTeamWithAgents(caller.teamId),
    deps.referrals.read(referralId),
  ]);
  const { reader, nameOf } = readerFor(caller, team);
  if (referral === undefined || referralAsSeenBy(reader, referral, nameOf) === undefined) {
    return { refused: 'not-found' };
  }
  const { race } = referral;
  if (race.status !== 'claimed') {
    return { refused: 'not-claimed', detail: 'Only a claimed referral can be reassigned.' };
  }
  if (!isOwnerOrLead(reader, race)) return { refused: 'not-found' };
  // PE-5: until the license is back, only the lead hands over, also one whose own has lapsed.
  const isLicensed = team?.agents.find(({ agentId }) => agentId === caller.agentId)?.licensed !== false;
  if (!isLicensed && !isLead(caller, team?.team)) return licenseLapsed;
  if (!team?.agents.some(({ agentId, licensed }) => agentId === to && licensed)) {
    return { refused: 'unknown-agent', detail: `${to} is not a licensed agent of this team.` };
  }
  const from = race.claim.agentId;
  const hand = { from, to, actId: deps.newId('evt'), at: now };
  if (from !== to && !(await deps.referrals.reassign(referral, hand))) return { refused: 'not-found' };
  return { referralId, status: race.status, agentId: to };
}
