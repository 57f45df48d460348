// Texts through AWS End User Messaging. Called by the deliverer alone, behind the gate.
import {
  ConflictException,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  ServiceQuotaExceededException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { answerFor, type CarrierAnswer } from '../../delivery/carrier-answer.ts';
import type { TextContent } from '../../delivery/outbox-message.ts';

/** One try a call: the SDK would repeat what it does not know to have failed, and there is no idempotency token. */
const client = new PinpointSMSVoiceV2Client({ maxAttempts: 1 });

/**
 * Sends `text` from `from` (E.164 or ARN); its id travels in the context and comes back in every receipt, with
 * the wish to know when the phone's carrier has it.
 */
export async function sendText(
  { sendId, to, body }: Pick<TextContent, 'sendId' | 'to' | 'body'>,
  attempt: number,
  { from, configurationSet, awaitsTaken }: { from: string; configurationSet: string; awaitsTaken: boolean },
): Promise<CarrierAnswer> {
  try {
    const { MessageId } = await client.send(
      new SendTextMessageCommand({
        DestinationPhoneNumber: to,
        OriginationIdentity: from,
        MessageBody: body,
        MessageType: 'TRANSACTIONAL',
        ConfigurationSetName: configurationSet,
        Context: { sendId, attempt: String(attempt), ...(awaitsTaken && { awaits: 'taken' }) },
      }),
    );
    return { kind: 'accepted', carrierId: MessageId };
  } catch (error) {
    if (error instanceof ConflictException) return { kind: 'refused', reason: 'opted-out-at-carrier' };
    if (error instanceof ServiceQuotaExceededException) return { kind: 'busy' };
    return answerFor(error);
  }
}
