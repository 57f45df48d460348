// Emails through Amazon SES.
import { MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { answerFor, type CarrierAnswer } from '../carrier-answer.ts';

const client = new SESv2Client({ maxAttempts: 1 });

/** `brand`: in whose name it goes. */
type Mail = { to: string; subject: string; body: string; brand?: string | undefined };
type Email = Mail & { outboxId: string; attempt: number };
/** One of several with the same words. */
type TeamMail = Mail & { teamEmailId: string; agentId: string };
/** Of an agent to sign in. */
type InvitationMail = Mail & { teamId: string; agentId: string; invitationId: string };
/** `fromOf`: a brand's sender. */
type Sender = { fromOf(brand: string | undefined): string; configurationSet: string };

export function sesEmails(sender: Sender) {
  return {
    send: ({ outboxId, attempt, ...mail }: Email) =>
      sendMail(mail, { outboxId, attempt: String(attempt) }, sender),
    sendOfTeam: ({ teamEmailId, agentId, ...mail }: TeamMail) =>
      sendMail(mail, { teamEmailId, agentId }, sender),
    sendInvitation: ({ teamId, agentId, invitationId, ...mail }: InvitationMail) =>
      sendMail(mail, { teamId, agentId, invitationId }, sender),
  };
}

/** What tells it from others travels as tags and comes back in every event. */
async function sendMail(
  { to, subject, body, brand }: Mail,
  tags: Readonly<Record<string, string>>,
  { fromOf, configurationSet }: Sender,
): Promise<CarrierAnswer> {
  const Charset = 'UTF-8';
  try {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: fromOf(brand),
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: { Data: subject, Charset }, Body: { Text: { Data: body, Charset } } } },
        ConfigurationSetName: configurationSet,
        EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
      }),
    );
    return { kind: 'accepted' };
  } catch (error) {
    if (error instanceof MessageRejected) return { kind: 'refused', reason: 'rejected' };
    return answerFor(error);
  }
}
