// For a replay: offers that were lost are opened once the workflow that holds them runs.
import type { Details, Race } from '../referral.ts';
import { type OfferedReferral, offeredReferral } from './offer.ts';

export type RestoreOffersDeps = {
  startOfferReferral(referral: { referralId: string; round?: number | undefined }): Promise<void>;
  races: { read(referralId: string): Promise<Race | undefined> };
  readDetails(referralId: string): Promise<Details>;
  offers: { openMissing(referral: OfferedReferral, agentIds: readonly string[], now: Date): Promise<void> };
  now(): Date;
};

export function restoringOffers(deps: RestoreOffersDeps): Pick<RestoreOffersDeps, 'startOfferReferral'> {
  return {
    async startOfferReferral(referral) {
      await deps.startOfferReferral(referral);
      const race = await deps.races.read(referral.referralId);
      if (race === undefined) return;
      const { createdAt } = await deps.readDetails(referral.referralId);
      await deps.offers.openMissing(offeredReferral({ race, createdAt }), race.offered, deps.now());
    },
  };
}
