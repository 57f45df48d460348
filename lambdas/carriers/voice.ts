// A call and what becomes of it, whichever carrier places it.
import * as z from 'zod';

/** PE-8: what the voices of both carriers speak. A profile's language that is missing here doesn't compile where calls are placed. */
export const voiceLanguage = z.enum(['en', 'es', 'fr']);
export type VoiceLanguage = z.infer<typeof voiceLanguage>;

/** A call to an agent's phone. `reference` comes back in everything that the carrier tells about it. */
export type VoiceCall = {
  to: string;
  /** Spoken when it is answered. */
  message: string;
  language: VoiceLanguage;
  reference: Readonly<Record<string, string>>;
  /** The same for the same call, always. */
  callId: string;
  /** Spreads calls at the same time over several numbers, from 0. */
  place: number;
};

export type VoiceAnswer =
  /** It rings, or soon will. */
  | { kind: 'placed' }
  /** Certainly not placed; try again in a second. */
  | { kind: 'busy' }
  /** It can't be placed: too many calls to that phone today, or voice is down (CA-10). */
  | { kind: 'unavailable'; reason: string }
  /** Certainly not placed, through our own fault. */
  | { kind: 'fault'; error: unknown }
  /** Perhaps placed: the answer was lost. */
  | { kind: 'unknown' };

/** The `reference` of a call by which an agent tries their phone; `testOf`: their team. */
export const testCalled = z.object({
  testOf: z.string(),
  agentId: z.string(),
  language: voiceLanguage.optional(),
});
export type TestCalled = z.infer<typeof testCalled>;

/** A call's `reference` as it comes back: whose call about which referral, and which of the two. */
export const calledBack = z.object({
  referralId: z.string(),
  agentId: z.string(),
  attempt: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2)])),
  round: z.coerce.number().int().min(2).optional(),
  /** None of a call that was placed before calls had one. */
  language: voiceLanguage.optional(),
});
