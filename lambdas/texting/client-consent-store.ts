// A client's consent is written onto all of the client's referrals, so that nobody texts a client who may not be texted (TX-7, TX-14).

import * as z from 'zod';
import { raceStore } from '../claiming/race-store.ts';
import { consentStore } from '../consent/consent-store.ts';
import { introductions } from '../consent/program.ts';
import { keys, prefixes } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';

const clientReferral = z.object({ referralId: z.string() });

export function clientConsentStore(table: Table) {
  const races = raceStore(table);
  const consents = consentStore(table);
  return {
    /** Writes onto each referral of `phone` whether its client has opted out, as it is now; late calls change nothing. */
    async tellReferrals(phone: string): Promise<void> {
      const standing = await consents.readRevised(introductions, phone);
      if (standing === undefined) return;
      const { pk } = keys.clientReferral(phone, '');
      const items = await table.queryAll({ pk, skPrefix: prefixes.clientReferral });
      const hasOptedOut = standing.consent.status === 'opted-out';
      for (const { referralId } of items.map((item) => clientReferral.parse(item))) {
        await races.noteConsent(referralId, hasOptedOut, standing.revision);
      }
    },
  };
}
