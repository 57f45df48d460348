// Calls through Amazon Connect: its flow asks whoever answers to press 1, so that a voicemail claims nothing.
import {
  ConnectClient,
  DestinationNotAllowedException,
  OutboundContactNotPermittedException,
  StartOutboundVoiceContactCommand,
} from '@aws-sdk/client-connect';
import { answerFor, isServersFault } from '../carrier-answer.ts';
import type { VoiceAnswer, VoiceCall } from '../voice.ts';

const client = new ConnectClient({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2000, requestTimeout: 6000 },
});

/** As long as a call may ring. */
const ringTimeoutSeconds = 20;

type From = { instanceId: string; contactFlowId: string; number: string };

/** Calls over one contact flow. Placing a call again by the same id is harmless: Connect knows it by its token. */
export function connectCarrier(from: From) {
  return {
    repeatsHarmlessly: true,
    claimsBy: 'pressing-1' as const,
    place: (call: VoiceCall) => placeCall(call, from),
  };
}

async function placeCall(
  { to, message, language, reference, callId }: VoiceCall,
  from: From,
): Promise<VoiceAnswer> {
  try {
    await client.send(
      new StartOutboundVoiceContactCommand({
        InstanceId: from.instanceId,
        ContactFlowId: from.contactFlowId,
        SourcePhoneNumber: from.number,
        DestinationPhoneNumber: to,
        RingTimeoutInSeconds: ringTimeoutSeconds,
        ClientToken: callId,
        Attributes: { ...reference, language, say: message },
      }),
    );
    return { kind: 'placed' };
  } catch (error) {
    const isForbidden =
      error instanceof DestinationNotAllowedException ||
      error instanceof OutboundContactNotPermittedException;
    if (isForbidden) return { kind: 'unavailable', reason: 'phone-not-callable' };
    if (error instanceof Error && error.name === 'LimitExceededException') return { kind: 'busy' };
    if (isServersFault(error)) return { kind: 'unavailable', reason: 'voice-down' };
    return answerFor(error);
  }
}
