// The port to whoever places calls. Two carriers satisfy it; configuration chooses.
import type { VoiceAnswer, VoiceCall } from '../carriers/voice.ts';

export type VoiceCarrier = {
  /** True when a call that is placed again by the same `callId` rings once. */
  readonly repeatsHarmlessly: boolean;
  /** What the agent does to claim: whatever answers does it, or only a hand on the keys. */
  readonly claimsBy: 'answering' | 'pressing-1';
  place(call: VoiceCall): Promise<VoiceAnswer>;
};
