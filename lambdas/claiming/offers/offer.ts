// One agent's offer: when they were told and how it ended for them.
import * as z from 'zod';
import { type Race, undecidedIn } from '../referral.ts';
import type { ReferralChange } from '../referral-changes.ts';

/** `missed`: it ended without a word from the agent. `withdrawn`: by the lead for the team, by the source, or the agent may not claim any more. */
export const offerOutcome = z.enum(['claimed', 'declined', 'missed', 'withdrawn']);
export type OfferOutcome = z.infer<typeof offerOutcome>;

export const offerSchema = z.object({
  referralId: z.string(),
  teamId: z.string(),
  agentId: z.string(),
  /** CL-15: absent in the first. */
  round: z.int().optional(),
  /** Absent when it is in the inbox only because it was reassigned to this agent. */
  offeredAt: z.iso.datetime().optional(),
  /** When the first of this agent's own notifications went out. */
  notifiedAt: z.iso.datetime().optional(),
  outcome: offerOutcome.optional(),
  outcomeAt: z.iso.datetime().optional(),
});
export type Offer = z.infer<typeof offerSchema>;

/** What an offer takes from its referral. */
export type OfferedReferral = {
  referralId: string;
  teamId: string;
  /** Its place in inboxes; of a later round, when that began (CL-15). */
  createdAt: string;
  round?: number | undefined;
};

/** The same of a referral as it is offered now. */
export function offeredReferral({ race, createdAt }: { race: Race; createdAt: string }): OfferedReferral {
  const { referralId, teamId, round, offeredAgain } = race;
  return { referralId, teamId, createdAt: offeredAgain?.at ?? createdAt, round };
}

/** How `change` ends the offers of `race`: nothing when it ends none. */
export function endedOffers(
  race: Race,
  change: ReferralChange,
  at: string,
): { agentId: string; outcome: OfferOutcome; at: string }[] {
  const silent = undecidedIn(race);
  switch (change.kind) {
    case 'declined':
      return [{ agentId: change.agentId, outcome: 'declined', at }];
    case 'offers-withdrawn':
      return change.agentIds.map((agentId) => ({ agentId, outcome: 'withdrawn', at }));
    case 'claimed':
      return silent.map((agentId) => ({
        agentId,
        outcome: agentId === change.claim.agentId ? 'claimed' : 'missed',
        at: change.claim.at,
      }));
    case 'returned': {
      // CL-13: the claim has ended them.
      if (change.reason === 'given-back') return [];
      const outcome = change.reason === 'expired' ? 'missed' : 'withdrawn';
      return silent.map((agentId) => ({ agentId, outcome, at: change.at }));
    }
    default:
      return [];
  }
}
