// The routes of calling: "call me", "call me again", and where the calls stand.
import { referralParameters } from '../claiming/api.ts';
import { describeRoute, nothing } from '../platform/route.ts';
import { callView } from './call-view.ts';

export const requestCall = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/calls',
  summary: 'Rings the agent’s own phone; answering claims. A second time after a missed call, then the PIN.',
  roles: ['agent'],
  parameters: referralParameters,
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 202,
  answer: callView,
  problems: [
    'not-found',
    'already-claimed',
    'already-declined',
    'referral-returned',
    'offer-expired',
    'texting-preferred',
    'phone-missing',
    'use-pin',
    'no-more-calls',
  ],
});

export const readMyCall = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/calls/mine',
  summary:
    'Where the agent’s calls about the referral stand; the PIN and where to enter it, when it has come to that.',
  roles: ['agent'],
  parameters: referralParameters,
  query: nothing,
  headers: nothing,
  body: nothing,
  status: 200,
  answer: callView,
  problems: ['not-found'],
});
