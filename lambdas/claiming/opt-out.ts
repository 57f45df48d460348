// How a client's consent stands on their referrals: whether they opted out, and how.
import type { Consent } from '../consent/consent.ts';
import type { OptOut } from './referral.ts';

/** Undefined for a client who may be texted, as far as consent goes. */
export function optOutIn(consent: Consent | undefined): OptOut | undefined {
  if (consent?.status !== 'opted-out') return undefined;
  switch (consent.reason) {
    case 'stop':
      // CO-19
      return { how: consent.how ?? 'stop' };
    case 'marked':
      return { how: 'marked', ...(consent.by && { by: consent.by }) };
    default:
      return { how: 'other' };
  }
}
