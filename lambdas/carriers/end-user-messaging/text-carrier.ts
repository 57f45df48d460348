// Texts through AWS End User Messaging.
import {
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  ServiceQuotaExceededException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { answerFor, type CarrierAnswer } from '../carrier-answer.ts';
import { refusalIn } from './text-refusal.ts';

/** One try a call: the SDK would repeat what it does not know to have failed, and there is no idempotency token. */
const client = new PinpointSMSVoiceV2Client({ maxAttempts: 1 });

type Text = {
  outboxId: string;
  attempt: number;
  to: string;
  from: string;
  body: string;
  awaitsHandover: boolean;
};

export function endUserMessagingTexts() {
  // By it the receipts come back, with the context.
  const { CONFIGURATION_SET } = readEnv({ CONFIGURATION_SET: z.string() });
  return { send: (text: Text) => sendText(text, CONFIGURATION_SET) };
}

async function sendText(
  { outboxId, attempt, to, from, body, awaitsHandover }: Text,
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
    const reason = refusalIn(error);
    if (reason !== undefined) return { kind: 'refused', reason };
    if (error instanceof ServiceQuotaExceededException) return { kind: 'busy' };
    return answerFor(error);
  }
}
