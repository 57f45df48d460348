// CL-10: the owner or the lead hands a claimed referral to another agent of the team. CL-14: with it go all others by which its owner has
// the client there, so that no two agents of the team text one client.
import { licenseLapsed } from '../people/profile.ts';
import { type AgentProfile, isLead, type Team } from '../people/team.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import { untilPlaced } from './placing/placing.ts';
import { ownerOf, type Race, type Referral } from './referral.ts';
import { readerFor } from './view/reader.ts';
import { isOwnerOrLead, referralAsSeenBy } from './view/referral-view.ts';

export type ReassignDeps = {
  people: {
    readTeamWithAgents(teamId: string): Promise<{ team: Team; agents: AgentProfile[] } | undefined>;
  };
  referrals: {
    read(referralId: string): Promise<Referral | undefined>;
    /** All referrals of a client, and the team's last placing of one. */
    readHistory(phone: string, teamId: string): Promise<{ referrals: Referral[]; last: string | undefined }>;
    /** All of `handed` at once; false when `from` no longer owns one, or another of the client's was placed since `last`. */
    handOver(
      handed: readonly Referral[],
      hand: { from: string; to: string; actId: string; at: Date; changedBy?: Act | undefined },
      last: string | undefined,
    ): Promise<boolean>;
  };
  newId(prefix: 'evt'): string;
};

/** `handedOver`: every referral that went with it, itself included. */
type Reassigned = { referralId: string; status: 'claimed'; agentId: string; handedOver: string[] };

type Answer = Reassigned | Refusal<'not-claimed' | 'unknown-agent' | 'license-lapsed'> | NotFound;

/** Handed to its owner, it stays as it is; asked again, it answers what went over then. */
export async function reassign(
  caller: Agent,
  { referralId, to, changedBy }: { referralId: string; to: string; changedBy?: Act },
  now: Date,
  deps: ReassignDeps,
): Promise<Answer> {
  const team = await deps.people.readTeamWithAgents(caller.teamId);
  const { reader, nameOf } = readerFor(caller, team);
  return untilPlaced(
    () => deps.referrals.read(referralId),
    async (referral): Promise<Answer | 'overtaken'> => {
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
      // PE-7: what an owner does with their own is in no audit trail.
      const act = ownerOf(race) === caller.agentId ? undefined : changedBy;
      return handOver({ ...referral, race }, { to, changedBy: act }, now, deps);
    },
  );
}

type ClaimedReferral = Referral & { race: Extract<Race, { status: 'claimed' }> };

async function handOver(
  referral: ClaimedReferral,
  { to, changedBy }: { to: string; changedBy: Act | undefined },
  now: Date,
  deps: ReassignDeps,
): Promise<Reassigned | 'overtaken'> {
  const { referralId, status, teamId, claim } = referral.race;
  const { referrals, last } = await deps.referrals.readHistory(referral.details.client.phone, teamId);
  const others = referrals.filter(
    ({ race }) => race.referralId !== referralId && race.teamId === teamId && ownerOf(race) === claim.agentId,
  );
  const answer = (handed: readonly Referral[]) => ({
    referralId,
    status,
    agentId: to,
    handedOver: [referralId, ...handed.map(({ race }) => race.referralId)],
  });
  if (claim.agentId === to) {
    return answer(others.filter(({ race }) => race.status === 'claimed' && race.claim.actId === claim.actId));
  }
  const hand = { from: claim.agentId, to, actId: deps.newId('evt'), at: now, changedBy };
  return (await deps.referrals.handOver([referral, ...others], hand, last)) ? answer(others) : 'overtaken';
}
