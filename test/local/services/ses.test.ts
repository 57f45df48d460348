// The local mailboxes: who may send, what arrives, and what the configuration set's topic is told.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { createSes } from '../../../local/services/ses/ses.ts';
import type { State } from '../../../local/state/state.ts';
import {
  aKeptState,
  aTemplate,
  aTimeline,
  call,
  countedIds,
  SECOND_MS,
  START,
} from './support/small-cloud.ts';

const TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:events';
const SET_ARN = 'arn:aws:ses:us-east-1:000000000000:configuration-set/emails';
const IDENTITY_ARN = 'arn:aws:ses:us-east-1:000000000000:identity/dibs.example';

const emailEvent = z.looseObject({ eventType: z.string() });

function aMailbox(state?: State) {
  const { activity, clock } = aTimeline();
  const destination = {
    ConfigurationSetName: 'emails',
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ['send', 'DELIVERY', 'bounce'],
      SnsDestination: { TopicARN: TOPIC_ARN },
    },
  };
  const template = aTemplate(
    {
      type: 'AWS::SES::EmailIdentity',
      name: 'identity',
      arn: IDENTITY_ARN,
      properties: { EmailIdentity: 'dibs.example' },
    },
    { type: 'AWS::SES::ConfigurationSet', name: 'emails', arn: SET_ARN, ref: 'emails' },
    { type: 'AWS::SES::ConfigurationSetEventDestination', name: 'destination', properties: destination },
  );
  const published: { topicArn: string; event: z.infer<typeof emailEvent>; from: unknown }[] = [];
  const sns = {
    publish(topicArn: string, message: string, from: unknown) {
      published.push({ topicArn, event: emailEvent.parse(JSON.parse(message)), from });
      return 'sns-1';
    },
  };
  const ses = createSes({ template, clock, sns, newId: countedIds('mail'), state });
  const input = (more: object = {}) => ({
    FromEmailAddress: 'leads@dibs.example',
    Destination: { ToAddresses: ['agent@example.com'] },
    Content: { Simple: { Subject: { Data: 'A new referral' }, Body: { Text: { Data: 'Look' } } } },
    ConfigurationSetName: 'emails',
    EmailTags: [{ Name: 'outboxId', Value: 'out_1' }],
    ...more,
  });
  const send = (more?: object) => call(ses.service, 'SendEmail', input(more));
  return { activity, clock, ses, published, input, send };
}

describe('an email', () => {
  test('arrives, and its events reach the topic', async () => {
    const { ses, send, clock, published } = aMailbox();
    const { MessageId } = await send();
    expect(ses.emailsTo('Agent@example.com')).toMatchObject([
      { subject: 'A new referral', text: 'Look', atMs: START },
    ]);
    await clock.advance(SECOND_MS);
    expect(published.map(({ event }) => event.eventType)).toEqual(['Send', 'Delivery']);
    expect(published[1]).toMatchObject({
      topicArn: TOPIC_ARN,
      from: { principal: 'ses.amazonaws.com', sourceArn: SET_ARN },
      event: {
        mail: {
          timestamp: new Date(START).toISOString(),
          messageId: MessageId,
          destination: ['agent@example.com'],
          tags: { outboxId: ['out_1'], 'ses:configuration-set': ['emails'] },
        },
        delivery: { recipients: ['agent@example.com'] },
      },
    });
  });

  test('to an address that starts with "bounce" comes back', async () => {
    const { ses, send, clock, published } = aMailbox();
    await send({ Destination: { ToAddresses: ['bounce-1@example.com'] } });
    await clock.advance(SECOND_MS);
    expect(ses.emailsTo('bounce-1@example.com')).toEqual([]);
    expect(published.at(-1)?.event).toMatchObject({
      eventType: 'Bounce',
      bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'bounce-1@example.com' }] },
    });
  });

  test.each([
    ['from a domain that is not verified', { FromEmailAddress: 'leads@other.example' }, 'MessageRejected'],
    ['with an unknown configuration set', { ConfigurationSetName: 'other' }, 'NotFoundException'],
    ['to nobody', { Destination: { ToAddresses: [] } }, 'BadRequestException'],
  ])('is refused %s', async (_, more, code) => {
    await expect(aMailbox().send(more)).rejects.toMatchObject({ code });
  });

  test('needs the permission on the identity and on the configuration set, by its From address', () => {
    const { ses, input } = aMailbox();
    const context = { 'ses:FromAddress': ['leads@dibs.example'], 'ses:Recipients': ['agent@example.com'] };
    expect(ses.service.actions.SendEmail?.permissions(input())).toEqual([
      { action: 'ses:SendEmail', resource: IDENTITY_ARN, context },
      { action: 'ses:SendEmail', resource: SET_ARN, context },
    ]);
  });

  test('is still there after a restart, and so is what was not told yet', async () => {
    const state = aKeptState();
    const before = aMailbox(state);
    await before.send();
    await before.activity.settled();
    const after = aMailbox(state);
    after.ses.resume();
    await after.clock.advance(SECOND_MS);
    expect(after.ses.emailsTo('agent@example.com')).toHaveLength(1);
    expect(after.published.map(({ event }) => event.eventType)).toEqual(['Delivery']);
  });
});
