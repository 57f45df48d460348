// Calls through AWS End User Messaging: it speaks a text to whoever answers, be it a voicemail, and knows no keys.
import {
  PinpointSMSVoiceV2Client,
  SendVoiceMessageCommand,
  ServiceQuotaExceededException,
  VoiceId,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { answerFor, isServersFault } from '../carrier-answer.ts';
import type { VoiceAnswer, VoiceCall, VoiceLanguage } from '../voice.ts';

/** One try a call, and no longer than a phone rings: there is no idempotency token. */
const client = new PinpointSMSVoiceV2Client({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2000, requestTimeout: 6000 },
});

/** A call that could not be placed by then isn't placed at all, in seconds. */
const timeToLive = 20;

/** English as in the US, Spanish as in the US, French as in Canada. */
const voices: Readonly<Record<VoiceLanguage, VoiceId>> = {
  en: VoiceId.JOANNA,
  es: VoiceId.LUPE,
  fr: VoiceId.CHANTAL,
};

/** The voice line over `numbers` (E.164). */
export function endUserMessagingCarrier(from: { numbers: readonly string[]; configurationSet: string }) {
  return {
    repeatsHarmlessly: false,
    claimsBy: 'answering' as const,
    place: (call: VoiceCall) => placeCall(call, from),
  };
}

async function placeCall(
  { to, message, language, reference, place }: VoiceCall,
  { numbers, configurationSet }: { numbers: readonly string[]; configurationSet: string },
): Promise<VoiceAnswer> {
  try {
    await client.send(
      new SendVoiceMessageCommand({
        DestinationPhoneNumber: to,
        OriginationIdentity: numbers[place % numbers.length],
        MessageBody: message,
        MessageBodyTextType: 'TEXT',
        VoiceId: voices[language],
        ConfigurationSetName: configurationSet,
        TimeToLive: timeToLive,
        Context: reference,
      }),
    );
    return { kind: 'placed' };
  } catch (error) {
    // Five calls to one phone in 24 hours, or the month's spending limit: neither passes within the offer.
    if (error instanceof ServiceQuotaExceededException) {
      return { kind: 'unavailable', reason: 'calls-to-phone-used-up' };
    }
    if (isServersFault(error)) return { kind: 'unavailable', reason: 'voice-down' };
    return answerFor(error);
  }
}
