// TX-1: what the source has just said of a client's consent counts at once, as it does for a text: it is written down before one leaves.
import type { Consent } from '../../consent/consent.ts';
import type { SourceConsents } from '../referral.ts';

/** `known`: as it is written down; a phone that nobody was asked about, or that is off, goes by the source's word. */
export function consentAhead(
  known: Consent | undefined,
  { textConsent }: SourceConsents,
): Consent | undefined {
  if ((known !== undefined && known.status !== 'off') || textConsent === undefined) return known;
  return { status: 'on', since: new Date(textConsent.at).toISOString(), covers: textConsent.covers };
}
