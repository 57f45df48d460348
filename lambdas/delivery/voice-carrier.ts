// The voice line: what calling needs of whoever places calls. Two adapters stand behind it, chosen by configuration.

/** A call to an agent's phone. `reference` comes back in everything that the carrier tells about it. */
export type VoiceCall = {
  to: string;
  /** Spoken when it is answered. */
  message: string;
  reference: { referralId: string; agentId: string; attempt: string };
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
  /** Not to be had: too many calls to that phone today, or voice is down (CA-10). */
  | { kind: 'unavailable'; reason: string }
  /** Certainly not placed, through a fault of ours. */
  | { kind: 'fault'; error: unknown }
  /** Perhaps placed: the answer was lost. */
  | { kind: 'unknown' };

export type VoiceCarrier = {
  /** True when a call that is placed again by the same `callId` rings once. */
  readonly repeatsHarmlessly: boolean;
  /** What the agent does to claim: whatever answers does it, or only a hand on the keys. */
  readonly claimsBy: 'answering' | 'pressing-1';
  place(call: VoiceCall): Promise<VoiceAnswer>;
};
