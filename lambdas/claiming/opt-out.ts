// How a client's consent stands on their referrals: whether they opted out, how, and since when.
import type { Consent } from '../consent/consent.ts';
import type { OptOut } from './referral.ts';

/** Undefined for a client who may be texted, as far as consent goes. */
export function optOutIn(consent: Consent | undefined): OptOut | undefined {
  if (consent?.status !== 'opted-out') return undefined;
  const at = consent.since;
  switch (consent.reason) {
    case 'stop':
      // CO-19
      return { how: consent.how ?? 'stop', at };
    case 'marked':
      return { how: 'marked', at, ...(consent.by && { by: consent.by }) };
    default:
      return { how: 'other', at };
  }
}
