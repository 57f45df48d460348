// The offer window begins: every offered agent has their offer, and the workflow knows how long to wait (CL-7).
import type { Referral } from '../referral.ts';
import { type OfferedReferral, offeredReferral } from './offer.ts';

export type OpenOffersDeps = {
  referrals: { readOffer(referralId: string): Promise<Pick<Referral, 'race' | 'details'> | undefined> };
  /** The write that created the referral opened them all: usually none is missing. */
  offers: {
    openMissing(referral: OfferedReferral, agentIds: readonly string[], now: Date): Promise<void>;
  };
};

/** Answers how many seconds are left, from the table alone: a stopped execution can simply be started again. */
export async function openOffers(referralId: string, now: Date, deps: OpenOffersDeps): Promise<number> {
  const referral = await deps.referrals.readOffer(referralId);
  if (referral === undefined) throw new Error(`There is no referral ${referralId}`);
  const { race, details } = referral;
  const offered = offeredReferral({ race, createdAt: details.createdAt });
  await deps.offers.openMissing(offered, race.offered, now);
  const leftMs = Date.parse(race.offerUntil) - now.getTime();
  return Math.max(1, Math.ceil(leftMs / 1000));
}
