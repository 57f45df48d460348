// An agent's calls as that agent sees them: the race goes before what the call's own item says, which comes a moment later.
import * as z from 'zod';
import type { Race } from '../claiming/referral.ts';
import { instant } from '../platform/instant.ts';
import { phoneNumber } from '../platform/phones/recorded-number.ts';
import { type Call, endFor, endReason } from './call.ts';

export const callView = z
  .object({
    state: z.enum(['ringing', 'missed', 'pin', 'claimed', 'lost', 'ended']).meta({
      id: 'CallState',
      description: '`pin`: call `dial` and enter `pin`. `lost`: a teammate claimed first.',
    }),
    attempt: z.int(),
    /** To be corrected on the profile when it is wrong (CA-8). */
    phone: phoneNumber.optional().meta({ description: 'The agent’s phone, which rings or rang.' }),
    ringsUntil: instant.optional(),
    mayCallAgain: z
      .boolean()
      .optional()
      .meta({ description: 'After a missed call: whether the same request rings once more.' }),
    reason: z.string().optional().meta({
      description:
        'Why the call was missed, or why calling ended: `declined`, `license-lapsed`, `left-team`, `not-offered`, `no-pin-line`, or why the referral went back.',
    }),
    pin: z.string().optional(),
    pinReplacedAt: instant.optional().meta({
      description:
        'When the PIN took the place of one that was closed by wrong tries from the agent’s own phone. That phone may call again 15 minutes later, any other at once.',
    }),
    dial: phoneNumber.optional().meta({ description: 'The number to call to enter the PIN.' }),
  })
  .meta({
    id: 'CallSession',
    examples: [
      { state: 'ringing', attempt: 1, phone: '+12065550114', ringsUntil: '2026-03-02T15:04:25.000Z' },
    ],
  });
export type CallView = z.infer<typeof callView>;

/** Of an agent who has it without ever having been called. */
export const unasked: CallView = { state: 'claimed', attempt: 0 };

/** `pin`: the digits and the number to dial, for a call that has reached the PIN. */
export function viewOf(call: Call, race: Race, now: Date, pin?: { pin: string; dial: string }): CallView {
  const { attempt, phone } = call;
  const end = endFor(call, race, now);
  if (end !== undefined) return { state: end, attempt, phone, reason: reasonOf(call, race) };
  switch (call.state) {
    case 'ringing': {
      const rings = Date.parse(call.ringsUntil) > now.getTime();
      if (rings) return { state: 'ringing', attempt, phone, ringsUntil: call.ringsUntil };
      return { state: 'missed', attempt, phone, mayCallAgain: attempt === 1, reason: 'no-answer' };
    }
    case 'missed':
      return { state: 'missed', attempt, phone, mayCallAgain: call.mayCallAgain, reason: call.reason };
    case 'pin':
      return { state: 'pin', attempt, phone, ...pin, pinReplacedAt: call.pinReplacedAt };
    case 'ended':
      return { state: 'ended', attempt, phone, reason: call.reason };
    default:
      return { state: call.state, attempt, phone };
  }
}

/** What the call's item says of an offer that was taken from its agent comes a moment later than the race. */
function reasonOf(call: Call, race: Race): string | undefined {
  const reason = endReason(call, race, 'active');
  return reason === 'not-offered' && call.state === 'ended' ? (call.reason ?? reason) : reason;
}
