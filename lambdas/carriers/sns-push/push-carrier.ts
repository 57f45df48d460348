// Push messages to apps, through SNS mobile push.
import {
  EndpointDisabledException,
  InvalidParameterException,
  NotFoundException,
  PublishCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { answerFor, type CarrierAnswer } from '../carrier-answer.ts';
import type { Push } from '../push.ts';

const client = new SNSClient({ maxAttempts: 1 });

export const snsPushes = { send: sendPush };

/** Apple takes 64 bytes. */
const longestCollapseId = 64;

/** Each platform's format is a message of its own, as SNS requires. LI-3: a later push of the thread takes the earlier one's place. */
async function sendPush(push: Push): Promise<CarrierAnswer> {
  const { to, subject, body, link, thread, manner, keptSeconds } = push;
  const isQuiet = manner === 'replaces' || manner === 'withdraws';
  const message = {
    default: subject,
    APNS: JSON.stringify({
      aps: { alert: { title: subject, body }, ...(!isQuiet && { sound: 'default' }) },
      link,
    }),
    GCM: JSON.stringify({
      fcmV1Message: {
        message: {
          notification: { title: subject, body },
          data: { link },
          android: { collapseKey: thread, ttl: `${keptSeconds}s`, notification: { tag: thread } },
        },
      },
    }),
  };
  const apple = (name: string, value: string) => ({
    [`AWS.SNS.MOBILE.APNS.${name}`]: { DataType: 'String', StringValue: value },
  });
  try {
    await client.send(
      new PublishCommand({
        TargetArn: to,
        MessageStructure: 'json',
        Message: JSON.stringify(message),
        MessageAttributes: {
          ...apple('COLLAPSE_ID', thread.slice(0, longestCollapseId)),
          ...apple('TTL', String(keptSeconds)),
        },
      }),
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
