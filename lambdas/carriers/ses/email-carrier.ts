// Emails through Amazon SES.
import { MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { answerFor, type CarrierAnswer } from '../../delivery/carrier-answer.ts';
import type { CarriedEmail, EmailCarrier } from '../../delivery/email-carrier.ts';

const client = new SESv2Client({ maxAttempts: 1 });

type Sender = { from: string; configurationSet: string };

export function sesEmails(sender: Sender): EmailCarrier {
  return { send: (email) => sendEmail(email, sender) };
}

/** The id travels as a tag and comes back in every event. */
async function sendEmail(
  { outboxId, attempt, to, subject, body }: CarriedEmail,
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
