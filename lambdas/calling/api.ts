// The routes of calling: "call me", "call me again", and what became of the calls.
import * as z from 'zod';
import { referralParameters } from '../claiming/referral.ts';
import { describeRoute } from '../platform/http/route.ts';
import { phoneNumber } from '../platform/phones/recorded-number.ts';
import { callView } from './call-view.ts';

export const requestCall = describeRoute({
  method: 'POST',
  path: '/referrals/{referralId}/calls',
  operationId: 'requestCall',
  section: 'Calls',
  summary: 'Call me to claim',
  description:
    'Rings the agent’s own phone; answering within 20 seconds claims the referral. After a missed call it rings once more; after that there is a number and a PIN.',
  roles: ['agent'],
  parameters: referralParameters,
  status: 202,
  outcome: 'The call is being placed, or the agent owns the referral already.',
  answer: callView,
  problems: [
    'not-found',
    'already-claimed',
    'already-declined',
    'referral-returned',
    'offer-expired',
    'texting-preferred',
    'phone-missing',
    'license-lapsed',
    'use-pin',
    'no-more-calls',
    'daily-limit-reached',
  ],
});

export const readMyCall = describeRoute({
  method: 'GET',
  path: '/referrals/{referralId}/calls/mine',
  operationId: 'readMyCall',
  section: 'Calls',
  summary: 'Read the agent’s call for a referral',
  description: 'After two missed calls it holds the PIN and the number to call to enter it.',
  roles: ['agent'],
  parameters: referralParameters,
  status: 200,
  outcome: 'The call.',
  answer: callView,
  problems: ['not-found'],
});

export const requestTestCall = describeRoute({
  method: 'POST',
  path: '/me/test-call',
  operationId: 'requestTestCall',
  section: 'Profile',
  summary: 'Have oneself called, to hear that calls get through',
  description: 'Nothing is claimed by it. It counts among the 10 calls within 24 hours.',
  roles: ['agent'],
  status: 202,
  outcome: 'The phone rings, or soon will.',
  answer: z.object({ to: phoneNumber }).meta({ id: 'TestCall' }),
  problems: ['not-found', 'license-lapsed', 'phone-missing', 'daily-limit-reached', 'call-not-placed'],
});
