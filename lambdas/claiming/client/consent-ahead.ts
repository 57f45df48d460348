// TX-1: what the source has just said of a client's consent counts at once, as it does for a text: it is written down before one leaves.
import type { Consent } from '../../consent/consent.ts';
import { covering, coversAutomated } from '../../consent/coverage.ts';
import type { SourceConsents } from '../referral.ts';

/**
 * `known`: as it is written down; the same again where the source said no more. A phone that nobody was asked about, or that is off, goes by
 * the source's word, which may also widen what a consent covers (CO-20), but for one that START has brought back since.
 */
export function consentAhead(
  known: Consent | undefined,
  { textConsent }: SourceConsents,
): Consent | undefined {
  if (textConsent === undefined) return known;
  const { covers } = textConsent;
  const at = new Date(textConsent.at).toISOString();
  if (known === undefined || known.status === 'off') return { status: 'on', since: at, covers };
  const isWider = known.status === 'on' && coversAutomated(textConsent) && !coversAutomated(known);
  return isWider && at > known.since ? { ...known, covers: covering(known.covers, covers) } : known;
}
