// Whose client it is: what its owner and the team's lead may change, and what everyone else is answered.

import type { Claim } from '../claiming/referral.ts';
import type { OwnedReferral, OwnedReferralDeps } from '../claiming/view/owned-race.ts';
import { isOwnerOrLead } from '../claiming/view/referral-view.ts';
import { licenseLapsed } from '../people/profile.ts';
import { isLead } from '../people/team.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';

/** PE-7: what a lead changes of somebody else's client is signed. */
export type OwnClient = OwnedReferral & { ownerId: string; claim: Claim; isAnothers: boolean };

const notClaimed: Refusal<'not-claimed'> = {
  refused: 'not-claimed',
  detail: 'Claim it first: only a client of yours has a stage, tags and notes.',
};

/** The client as whoever may change something about them finds them. */
export async function clientToChange(
  caller: Agent,
  referralId: string,
  { referrals, people }: OwnedReferralDeps,
): Promise<OwnClient | Refusal<'not-claimed' | 'license-lapsed'> | NotFound> {
  const { teamId, agentId } = caller;
  const [referral, team, agent] = await Promise.all([
    referrals.read(referralId),
    people.readTeam(teamId),
    people.readAgent(teamId, agentId),
  ]);
  const leads = isLead(caller, team);
  const race = referral?.race;
  if (referral === undefined || agent === undefined || race?.teamId !== teamId)
    return { refused: 'not-found' };
  if (race.status === 'offered' && (leads || race.offered.includes(agentId))) return notClaimed;
  if (race.status !== 'claimed' || !isOwnerOrLead({ ...caller, isLead: leads }, race))
    return { refused: 'not-found' };
  const { claim } = race;
  const ownerId = claim.agentId;
  // PE-5: until the license is back, only the lead changes anything.
  if (!agent.licensed && !leads) return licenseLapsed;
  return { referral, agent, isLead: leads, ownerId, claim, isAnothers: ownerId !== agentId };
}
