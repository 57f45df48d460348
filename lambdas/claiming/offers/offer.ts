// One agent's offer: when they were told and how it ended for them.
import * as z from 'zod';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';
import { type Race, undecidedIn } from '../referral.ts';
import type { ReferralChange } from '../referral-changes.ts';

/** `missed`: it ended without a word from the agent. `withdrawn`: by the lead for the team, by the source, or the agent may not claim any more. */
export const offerOutcome = z.enum(['claimed', 'declined', 'missed', 'withdrawn']);
export type OfferOutcome = z.infer<typeof offerOutcome>;

export const offerSchema = itemSchema(() =>
  z.object({
    referralId: z.string(),
    teamId: z.string(),
    agentId: z.string(),
    /** CL-15: absent in the first. */
    round: z.int().optional(),
    /** Absent when it is in the inbox only because it was reassigned to this agent. */
    offeredAt: z.iso.datetime().optional(),
    /** Opened in one write with others: the first of them has all who are told by it, and each of the others says by whose. */
    tells: z.array(z.string()).optional(),
    isToldWith: z.string().optional(),
    /** When the first of this agent's own notifications went out. */
    notifiedAt: z.iso.datetime().optional(),
    outcome: offerOutcome.optional(),
    outcomeAt: z.iso.datetime().optional(),
    /** CL-10: whenever it was handed to this agent, and from whom. */
    handed: z.array(z.object({ from: z.string(), at: z.iso.datetime() })).optional(),
  }),
);
export type Offer = ItemOf<typeof offerSchema>;

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

/** How a round ended for all who had not answered by then: one fact instead of an end for each. */
export const roundEndSchema = z.object({
  at: z.iso.datetime(),
  winner: z.string().optional(),
  others: offerOutcome.extract(['missed', 'withdrawn']),
});
export type RoundEnd = z.infer<typeof roundEndSchema>;

/** How `change` ends offers of their own: nothing when it ends none, or all that are left. */
export function endedOffers(
  change: ReferralChange,
  at: string,
): { agentId: string; outcome: OfferOutcome; at: string }[] {
  switch (change.kind) {
    case 'declined':
      return [{ agentId: change.agentId, outcome: 'declined', at }];
    case 'offers-withdrawn':
      return change.agentIds.map((agentId) => ({ agentId, outcome: 'withdrawn', at }));
    default:
      return [];
  }
}

/** How `change` ends all offers that are left; undefined when it doesn't. */
export function roundEndBy(change: ReferralChange): RoundEnd | undefined {
  if (change.kind === 'claimed') {
    return { at: change.claim.at, winner: change.claim.agentId, others: 'missed' };
  }
  // CL-13: the claim has ended them.
  const isEnd = change.kind === 'passed-on' || (change.kind === 'returned' && !change.isBetweenTeams);
  if (!isEnd || change.reason === 'given-back') return undefined;
  return { at: change.at, others: change.reason === 'expired' ? 'missed' : 'withdrawn' };
}

/** Whose offers `change` ends, and how each: those with an end of their own, and all that are left. */
export function offersOver(
  race: Race,
  change: ReferralChange,
  at: string,
): { agentId: string; outcome: OfferOutcome }[] {
  const end = roundEndBy(change);
  if (end === undefined) return endedOffers(change, at);
  return undecidedIn(race).map((agentId) => ({
    agentId,
    outcome: end.winner === agentId ? 'claimed' : end.others,
  }));
}

/** An offer as its round left it; an end of its own stands. */
export function offerAfter(end: RoundEnd | undefined, offer: Offer): Offer {
  if (offer.outcome !== undefined || end === undefined) return offer;
  return { ...offer, outcome: end.winner === offer.agentId ? 'claimed' : end.others, outcomeAt: end.at };
}
