// A client's consent is written onto all of the client's referrals, so that nobody texts a client who may not be texted (TX-7, TX-14).

import { optOutIn } from '../claiming/opt-out.ts';
import { clientReferralStore } from '../claiming/placing/client-referral-store.ts';
import { raceStore } from '../claiming/race-store.ts';
import type { Consent } from '../consent/consent.ts';
import { consentStore } from '../consent/consent-store.ts';
import type { ItemBrand } from '../people/brand.ts';
import type { Table } from '../platform/table/table.ts';

export function clientConsentStore(table: Table) {
  const races = raceStore(table);
  const consents = consentStore(table);
  const clientReferrals = clientReferralStore(table);
  return {
    /**
     * Writes onto each referral of `phone` in the name of `brand` whether its client has opted out: as it was `told`, or as it is now. Late
     * calls change nothing.
     */
    async tellReferrals(
      phone: string,
      brand?: ItemBrand,
      told?: { consent: Consent; revision: number },
    ): Promise<void> {
      const standing = told ?? (await consents.readRevised(phone, brand));
      if (standing === undefined) return;
      for (const referralId of await clientReferrals.listIds(phone)) {
        await races.noteConsent(referralId, optOutIn(standing.consent), standing.revision, brand);
      }
    },
  };
}
