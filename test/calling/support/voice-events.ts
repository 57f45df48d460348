// Events of calls as End User Messaging publishes them.
import type { Attempt, CallId } from '../../../lambdas/calling/call.ts';
import { NOW } from '../../claiming/support/referrals.ts';

export type VoiceEventType =
  | 'INITIATED'
  | 'RINGING'
  | 'ANSWERED'
  | 'COMPLETED'
  | 'BUSY'
  | 'NO_ANSWER'
  | 'FAILED'
  | 'TTL_EXPIRED';

const isFinal = (type: VoiceEventType) => !['INITIATED', 'RINGING', 'ANSWERED'].includes(type);

/** What is published about `attempt`; the attempt comes back as the text that it was given as. */
export function aVoiceEvent(
  type: VoiceEventType,
  { referralId, agentId }: CallId = { referralId: 'ref_1', agentId: 'ada' },
  attempt: Attempt = 1,
  more: object = {},
) {
  return {
    eventType: `VOICE_${type}`,
    eventVersion: '1.0',
    eventTimestamp: NOW.getTime(),
    isFinal: isFinal(type),
    originationPhoneNumber: '+12065550104',
    destinationPhoneNumber: '+12065550151',
    messageId: '0f9c',
    messageRequestTimestamp: NOW.getTime(),
    messageStatus: type,
    context: { referralId, agentId, attempt: String(attempt) },
    ...(type === 'COMPLETED' && { callDurationInSeconds: 25, totalDurationInMinutes: 1 }),
    ...more,
  };
}
