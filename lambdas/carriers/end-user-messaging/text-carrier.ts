// Texts through AWS End User Messaging.
import {
  ConflictException,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  ServiceQuotaExceededException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { answerFor, type CarrierAnswer } from '../../delivery/carrier-answer.ts';
import type { CarriedText, TextCarrier } from '../../delivery/text-carrier.ts';

/** One try a call: the SDK would repeat what it does not know to have failed, and there is no idempotency token. */
const client = new PinpointSMSVoiceV2Client({ maxAttempts: 1 });

/** `configurationSet`: by it the receipts come back. */
export function endUserMessagingTexts(configurationSet: string): TextCarrier {
  return { send: (text) => sendText(text, configurationSet) };
}

async function sendText(
  { outboxId, attempt, to, from, body, awaitsHandover }: CarriedText,
  configurationSet: string,
): Promise<CarrierAnswer> {
  try {
    const { MessageId } = await client.send(
      new SendTextMessageCommand({
        DestinationPhoneNumber: to,
        OriginationIdentity: from,
        MessageBody: body,
        MessageType: 'TRANSACTIONAL',
        ConfigurationSetName: configurationSet,
        Context: { outboxId, attempt: String(attempt), ...(awaitsHandover && { awaits: 'handover' }) },
      }),
    );
    return { kind: 'accepted', carrierId: MessageId };
  } catch (error) {
    if (error instanceof ConflictException) return { kind: 'refused', reason: 'opted-out-at-carrier' };
    if (error instanceof ServiceQuotaExceededException) return { kind: 'busy' };
    return answerFor(error);
  }
}
