// After a referral was created: the client's consent, as the source has it, goes into consent and ledger (TX-1); one who said STOP
// before is known (TX-7).

import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from '../stream/cloud.ts';
import { type Details, detailsSchema } from './referral.ts';

export async function followDetails(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  if (before !== undefined) return;
  const details = detailsSchema.parse(after);
  await recordConsent(details, cloud);
  // A STOP or START that came while it was being created found no referral to tell.
  const [consent, race] = await Promise.all([
    cloud.consents.read('introductions', details.client.phone),
    cloud.races.read(details.referralId),
  ]);
  const hasOptedOut = consent?.status === 'opted-out';
  if (hasOptedOut !== (race?.clientOptedOut === true)) {
    await cloud.clientConsents.tellReferrals(details.client.phone);
  }
}

/** Done twice, it is recorded once. Also called before a text is sent, for details may be followed later than the claim. */
export async function recordConsent({ referralId, client }: Details, cloud: Cloud): Promise<void> {
  if (client.textConsent === undefined) return;
  const { source, words } = client.textConsent;
  await cloud.consents.record({
    eventId: cloud.derivedId('evt', referralId, 'consent-given-to-source'),
    act: 'consent-given-to-source',
    programme: 'introductions',
    phone: client.phone,
    at: new Date(client.textConsent.at).toISOString(),
    ...{ source, words, referralId },
  });
}
