// An agent's calls as that agent sees them: the race goes before what the call's own item says, which comes a moment later.
import * as z from 'zod';
import type { Race } from '../claiming/referral.ts';
import { type Call, endFor } from './call.ts';

export const callView = z.object({
  state: z.enum(['ringing', 'missed', 'pin', 'claimed', 'lost', 'ended']),
  attempt: z.int(),
  /** The phone that rings or rang: the agent's own, to be corrected on the profile when it is wrong (CA-8). */
  phone: z.string().optional(),
  ringsUntil: z.iso.datetime().optional(),
  /** Whether "call me again" is available after a missed call. */
  mayCallAgain: z.boolean().optional(),
  /** Why it was missed, or ended. */
  reason: z.string().optional(),
  pin: z.string().optional(),
  /** The number on which to enter the PIN. */
  dial: z.string().optional(),
});
export type CallView = z.infer<typeof callView>;

/** Of an agent who has it without ever having been called. */
export const unasked: CallView = { state: 'claimed', attempt: 0 };

/** `pin`: the digits and the number to dial, for a call that has reached the PIN. */
export function viewOf(call: Call, race: Race, now: Date, pin?: { pin: string; dial: string }): CallView {
  const { attempt, phone } = call;
  const end = endFor(call.agentId, race, now);
  if (end !== undefined) return { state: end, attempt, phone, reason: endReason(call.agentId, race) };
  switch (call.state) {
    case 'ringing': {
      const rings = Date.parse(call.ringsUntil) > now.getTime();
      if (rings) return { state: 'ringing', attempt, phone, ringsUntil: call.ringsUntil };
      return { state: 'missed', attempt, phone, mayCallAgain: attempt === 1, reason: 'no-answer' };
    }
    case 'missed':
      return { state: 'missed', attempt, phone, mayCallAgain: call.mayCallAgain, reason: call.reason };
    case 'pin':
      return { state: 'pin', attempt, phone, ...pin };
    case 'ended':
      return { state: 'ended', attempt, phone, reason: call.reason };
    default:
      return { state: call.state, attempt, phone };
  }
}

function endReason(agentId: string, race: Race): string | undefined {
  if (race.status === 'claimed') return undefined;
  if (race.declined.has(agentId)) return 'declined';
  return race.status === 'returned' ? race.returned.reason : 'expired';
}
