// Calls in every state for tests: all that matters to a test stands in the test.
import { createHmac } from 'node:crypto';
import type { Attempt, Call, CallRequest } from '../../../lambdas/calling/call.ts';
import type { callStore } from '../../../lambdas/calling/call-store.ts';
import { minutesLater, NOW } from '../../claiming/support/referrals.ts';
import { anId } from '../../support/ids.ts';

export const secondsLater = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
export const offerUntil = minutesLater(60);

type In<S extends Call['state']> = Extract<Call, { state: S }>;

const anyCall = {
  referralId: 'ref_1',
  teamId: 'north',
  agentId: 'ada',
  requestedAt: NOW.toISOString(),
  offerUntil: offerUntil.toISOString(),
  attempt: 1 as Attempt,
  phone: '+12065550151',
  attempts: { '1': {}, '2': {} },
};
export const aRingingCall = (call: Partial<In<'ringing'>> = {}): In<'ringing'> => ({
  ...anyCall,
  state: 'ringing',
  ringsUntil: secondsLater(20).toISOString(),
  ...call,
});
export const aMissedCall = (call: Partial<In<'missed'>> = {}): In<'missed'> => ({
  ...anyCall,
  state: 'missed',
  reason: 'no-answer',
  mayCallAgain: (call.attempt ?? 1) === 1,
  ...call,
});
export const aPinCall = (call: Partial<In<'pin'>> = {}): In<'pin'> => ({
  ...anyCall,
  attempt: 2,
  state: 'pin',
  pinId: 'pin_1',
  pinIssuedAt: NOW.toISOString(),
  ...call,
});
export const anOverCall = (state: 'claimed' | 'lost' | 'ended', call: Partial<In<'claimed'>> = {}): Call => ({
  ...anyCall,
  ...call,
  state,
});

/** Everything that a call can have come to, in the order in which it comes to it. */
export const everyCall = {
  'ringing 1': aRingingCall(),
  'missed 1': aMissedCall(),
  'given up 1': aMissedCall({ mayCallAgain: false, reason: 'calls-to-phone-used-up' }),
  'ringing 2': aRingingCall({ attempt: 2 }),
  'missed 2': aMissedCall({ attempt: 2 }),
  pin: aPinCall(),
  claimed: anOverCall('claimed'),
  lost: anOverCall('lost'),
  ended: anOverCall('ended'),
} as const satisfies Record<string, Call>;
export type Stand = keyof typeof everyCall;

/** Where a call stands, in the words of `everyCall`. */
export function standOf(call: Call | undefined): string {
  if (call === undefined) return 'none';
  const { state, attempt } = call;
  if (state === 'ringing') return `ringing ${attempt}`;
  if (state !== 'missed') return state;
  return attempt === 1 && !call.mayCallAgain ? 'given up 1' : `missed ${attempt}`;
}

/** Ada asks to be called about a referral that no other test is about. */
export const aRequest = (request: Partial<CallRequest> = {}): CallRequest => ({
  referralId: anId('ref'),
  teamId: 'north',
  agentId: 'ada',
  offerUntil: offerUntil.toISOString(),
  phone: '+12065550151',
  ...request,
});

type Calls = ReturnType<typeof callStore>;

/** Brings a new call to where it is to stand, by the steps that lead there. */
export async function broughtTo(stand: Stand, calls: Calls, request = aRequest()): Promise<CallRequest> {
  await calls.request(request, NOW);
  switch (stand) {
    case 'ringing 1':
      break;
    case 'missed 1':
      await calls.miss(request, 1, 'no-answer');
      break;
    case 'given up 1':
      await calls.giveUp(request, 1, 'calls-to-phone-used-up');
      break;
    case 'ringing 2':
    case 'missed 2':
    case 'pin':
      await calls.miss(request, 1, 'no-answer');
      await calls.request(request, NOW);
      if (stand !== 'ringing 2') await calls.miss(request, 2, 'busy');
      if (stand === 'pin') await calls.showPin(request, 'pin_1', NOW);
      break;
    default:
      await calls.end(request, stand);
  }
  return request;
}

/** A key as KMS has it, in the test's own hands. */
export const aSigner =
  (secret = 'a secret of the tests') =>
  async (words: string): Promise<Uint8Array> =>
    createHmac('sha256', secret).update(words).digest();
