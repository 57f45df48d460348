// Emails through Amazon SES.
import { MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { answerFor, type CarrierAnswer } from '../carrier-answer.ts';

const client = new SESv2Client({ maxAttempts: 1 });

type Email = { outboxId: string; attempt: number; to: string; subject: string; body: string };
type Sender = { from: string; configurationSet: string };

export function sesEmails(sender: Sender) {
  return { send: (email: Email) => sendEmail(email, sender) };
}

/** The id travels as a tag and comes back in every event. */
async function sendEmail(
  { outboxId, attempt, to, subject, body }: Email,
  { from, configurationSet }: Sender,
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
          { Name: 'outboxId', Value: outboxId },
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
