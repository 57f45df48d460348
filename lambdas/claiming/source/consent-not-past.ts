// CO-15: a client's consent that lies in no possible past is refused with its place in the request.
import { faultOfEvidence } from '../../consent/ledger/evidence.ts';
import type { Refusal } from '../../platform/outcome.ts';
import { consentsOf, type SourceConsents } from '../referral.ts';

/** Undefined for consent that may be evidence, and for none. */
export function refuseConsent(
  client: SourceConsents | undefined,
  now: Date,
): Refusal<'consent-not-past'> | undefined {
  const errors = consentsOf(client ?? {}).flatMap(({ field, consent }) => {
    const fault = faultOfEvidence(consent.at, now);
    return fault === undefined ? [] : [{ path: `/client/${field}/at`, ...fault }];
  });
  if (errors.length === 0) return undefined;
  return {
    refused: 'consent-not-past',
    detail: 'Send when the client agreed to texts, or leave the consent out.',
    errors,
  };
}
