// Emails through Amazon SES.
import { MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { answerFor, type CarrierAnswer } from '../../delivery/carrier-answer.ts';
import type { EmailContent } from '../../delivery/outbox-message.ts';

const client = new SESv2Client({ maxAttempts: 1 });

/** Sends `email`; its id travels as a tag and comes back in every event. */
export async function sendEmail(
  { sendId, to, subject, body }: EmailContent,
  attempt: number,
  { from, configurationSet }: { from: string; configurationSet: string },
): Promise<CarrierAnswer> {
  const Charset = 'UTF-8';
  try {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: { Data: subject, Charset }, Body: { Text: { Data: body, Charset } } } },
        ConfigurationSetName: configurationSet,
        EmailTags: [
          { Name: 'sendId', Value: sendId },
          { Name: 'attempt', Value: String(attempt) },
        ],
      }),
    );
    return { kind: 'accepted' };
  } catch (error) {
    if (error instanceof MessageRejected) return { kind: 'refused', reason: 'rejected' };
    return answerFor(error);
  }
}
