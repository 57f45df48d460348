// Calls through Amazon Connect: its flow asks whoever answers to press 1, so that a voicemail claims nothing.
import {
  ConnectClient,
  DestinationNotAllowedException,
  OutboundContactNotPermittedException,
  StartOutboundVoiceContactCommand,
} from '@aws-sdk/client-connect';
import { answerFor, isServersFault } from '../../delivery/carrier-answer.ts';
import type { VoiceAnswer, VoiceCall, VoiceCarrier } from '../../delivery/voice-carrier.ts';

const client = new ConnectClient({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2000, requestTimeout: 6000 },
});

/** As long as a call may ring. */
const ringTimeoutSeconds = 20;

type From = { instanceId: string; contactFlowId: string; number: string };

/** The voice line over one contact flow. Placing a call again by the same id is harmless: Connect knows it by its token. */
export function connectCarrier(from: From): VoiceCarrier {
  return { repeatsHarmlessly: true, claimsBy: 'pressing-1', place: (call) => placeCall(call, from) };
}

async function placeCall({ to, message, reference, callId }: VoiceCall, from: From): Promise<VoiceAnswer> {
  try {
    await client.send(
      new StartOutboundVoiceContactCommand({
        InstanceId: from.instanceId,
        ContactFlowId: from.contactFlowId,
        SourcePhoneNumber: from.number,
        DestinationPhoneNumber: to,
        RingTimeoutInSeconds: ringTimeoutSeconds,
        ClientToken: callId,
        Attributes: { ...reference, say: message },
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
