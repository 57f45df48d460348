// TX-14: the owner or the lead marks a client as one who cannot be texted, which is the same as the client's own STOP. What the client
// said to them is evidence (CO-19).

import { ownerOf } from '../claiming/referral.ts';
import { type OwnedReferralDeps, ownedReferral } from '../claiming/view/owned-race.ts';
import type { ReadConsent } from '../consent/consent.ts';
import { type RecordOptOutDeps, recordOptOut, type SaidOptOut } from '../consent/opt-out.ts';
import { introductions } from '../consent/program.ts';
import { brandParts, type ItemBrand } from '../people/brand.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';

export type MarkCannotBeTextedDeps = RecordOptOutDeps &
  OwnedReferralDeps & {
    consents: {
      read: ReadConsent<typeof introductions>;
    };
    /** CO-5: the brands that a STOP to one of `brand`'s numbers ends, that one first. */
    brandsStopped(brand: ItemBrand): readonly ItemBrand[];
    /** Writes the consent of a phone onto its referrals. */
    clientConsents: { tellReferrals(phone: string, brand: ItemBrand): Promise<void> };
  };

/** `said`: what the client said, and how and when, if the agent tells. */
export async function markCannotBeTexted(
  caller: Agent,
  {
    referralId,
    said = {},
  }: {
    referralId: string;
    said?: { [Field in keyof SaidOptOut]?: SaidOptOut[Field] | undefined } | undefined;
  },
  now: Date,
  deps: MarkCannotBeTextedDeps,
): Promise<{ referralId: string; clientOptedOut: boolean } | NotFound | Refusal<'invalid-request'>> {
  const { teamId, agentId } = caller;
  // Also without a license: a client who wants no texts is never made to wait (PE-5).
  const its = await ownedReferral(caller, referralId, deps);
  if (its === undefined) return { refused: 'not-found' };
  const { phone } = its.referral.details.client;
  const { brandId } = its.referral.race;
  // PE-7: what an owner does with their own client is in no audit trail.
  const isLeads = its.isLead && ownerOf(its.referral.race) !== agentId;
  const brands = deps.brandsStopped(brandId);
  const by = { teamId, agentId, ...(isLeads && { leadId: agentId }), referralId };
  const { how, at, words } = said;
  if (how !== undefined || at !== undefined || words !== undefined) {
    const optOut = { how: how ?? 'to-an-agent', at, words };
    const refusal = await recordOptOut({ phone, program: introductions, brands }, optOut, by, now, deps);
    if (refusal !== undefined) return refusal;
  } else {
    // Also for a client who has opted out: a START older than this may be on its way. Pressed again within a minute, it is one act.
    const minute = now.toISOString().slice(0, 16);
    for (const brand of brands) {
      const eventId = deps.derivedId('evt', 'marked', referralId, agentId, minute, ...brandParts(brand));
      const event = {
        act: 'marked-cannot-be-texted',
        program: introductions,
        brand,
        phone,
        eventId,
      } as const;
      await deps.consents.record({ ...event, at: now.toISOString(), ...by });
    }
  }
  // The stream does it too; here, so that the next text is refused at once.
  await Promise.all(brands.map((brand) => deps.clientConsents.tellReferrals(phone, brand)));
  const consent = await deps.consents.read(introductions, phone, undefined, brandId);
  return { referralId, clientOptedOut: consent?.status === 'opted-out' };
}
