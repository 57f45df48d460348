// CO-15: a client's consent that lies in no possible past is refused with its place in the request.
import { faultOfEvidence } from '../../consent/ledger/evidence.ts';
import type { Refusal } from '../../platform/outcome.ts';
import type { Details } from '../referral.ts';

/** Undefined for consent that may be evidence, and for none. */
export function refuseConsent(
  textConsent: Details['client']['textConsent'],
  now: Date,
): Refusal<'consent-not-past'> | undefined {
  const fault = textConsent && faultOfEvidence(textConsent.at, now);
  if (fault === undefined) return undefined;
  return {
    refused: 'consent-not-past',
    detail: 'Send when the client agreed to texts, or leave the consent out.',
    errors: [{ path: '/client/textConsent/at', detail: fault }],
  };
}
