// After a referral was created: the client's consent, as the source has it, goes into consent and ledger (TX-1); one who said STOP
// before is known (TX-7).

import type { Consent, ReadConsent } from '../consent/consent.ts';
import { covering } from '../consent/coverage.ts';
import type { LedgerEvent } from '../consent/ledger/ledger.ts';
import { introductions } from '../consent/program.ts';
import { brandParts, type ItemBrand } from '../people/brand.ts';
import { consentsOf, type Details, detailsSchema, type Race } from './referral.ts';

export type RecordConsentDeps = {
  /** Answers what the consent has come to by it. */
  consents: { record(event: LedgerEvent): Promise<Consent | undefined> };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

export type OnReferralCreatedDeps = RecordConsentDeps & {
  consents: {
    read: ReadConsent;
  };
  races: { read(referralId: string): Promise<Race | undefined> };
  clientConsents: { tellReferrals(phone: string, brand: ItemBrand): Promise<void> };
};

export async function onReferralCreated(
  before: unknown,
  after: unknown,
  deps: OnReferralCreatedDeps,
): Promise<void> {
  if (before !== undefined) return;
  const details = detailsSchema.parse(after);
  const race = await deps.races.read(details.referralId);
  const brand = race?.brandId;
  const recorded = await recordConsent(details, brand, deps);
  // A STOP or START that came while it was being created found no referral to tell; one that comes from here on finds it.
  const consent =
    recorded ?? (await deps.consents.read(introductions, details.client.phone, undefined, brand));
  const hasOptedOut = consent?.status === 'opted-out';
  if (hasOptedOut !== (race?.clientOptedOut === true)) {
    await deps.clientConsents.tellReferrals(details.client.phone, brand);
  }
}

/** Done twice, it is recorded once; answers the client's consent to introductions, if the source told of any. Also called before a text is sent, for the stream may tell of a claim first. */
export async function recordConsent(
  { referralId, client, consentCorrection }: Details,
  brand: ItemBrand,
  deps: RecordConsentDeps,
): Promise<Consent | undefined> {
  const corrected = consentCorrection === undefined ? [] : [consentCorrection];
  let recorded: Consent | undefined;
  for (const { program, consent } of consentsOf(client)) {
    const { at, source, words, covers } = consent;
    const now = await deps.consents.record({
      eventId: deps.derivedId(
        'evt',
        referralId,
        'consent-given-to-source',
        program,
        ...corrected,
        ...brandParts(brand),
      ),
      act: 'consent-given-to-source',
      program,
      brand,
      phone: client.phone,
      at: new Date(at).toISOString(),
      source,
      words,
      referralId,
      covers: covering(covers),
    });
    if (program === introductions) recorded = now;
  }
  return recorded;
}
