// Push messages through SNS mobile push.
import {
  EndpointDisabledException,
  InvalidParameterException,
  NotFoundException,
  PublishCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { answerFor, type CarrierAnswer } from '../carrier-answer.ts';

const client = new SNSClient({ maxAttempts: 1 });

type Push = { to: string; subject: string; body: string; link?: string | undefined };

export const snsPushes = { send: sendPush };

/** Each platform's format is a message of its own, as SNS requires. */
async function sendPush({ to, subject, body, link }: Push): Promise<CarrierAnswer> {
  const message = {
    default: subject,
    APNS: JSON.stringify({ aps: { alert: { title: subject, body }, sound: 'default' }, link }),
    GCM: JSON.stringify({
      fcmV1Message: { message: { notification: { title: subject, body }, data: { link } } },
    }),
  };
  try {
    await client.send(
      new PublishCommand({ TargetArn: to, MessageStructure: 'json', Message: JSON.stringify(message) }),
    );
    return { kind: 'accepted' };
  } catch (error) {
    // A deleted endpoint is an invalid parameter to SNS.
    const isGone = [EndpointDisabledException, NotFoundException, InvalidParameterException].some(
      (kind) => error instanceof kind,
    );
    if (isGone) return { kind: 'refused', reason: 'device-gone' };
    return answerFor(error);
  }
}
