// The local topics and mobile push: who may publish, what a queue receives, what a device is shown.
import { describe, expect, test } from '@jest/globals';
import { createSns } from '../../../local/services/sns/sns.ts';
import { createSqs } from '../../../local/services/sqs/sqs.ts';
import type { State } from '../../../local/state/state.ts';
import {
  aKeptState,
  aTemplate,
  aTimeline,
  call,
  countedIds,
  functionsOf,
  START,
} from './support/small-cloud.ts';

const TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:events';
const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:events';
const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/000000000000/events';
const APPLICATION_ARN = 'arn:aws:sns:us-east-1:000000000000:app/APNS/dibs';
const CONFIGURATION_SET = 'arn:aws:sms-voice:us-east-1:000000000000:configuration-set/texts';

const KEY_ARN = 'arn:aws:kms:us-east-1:000000000000:key/messages';

/** `mayEncrypt`: whom the key of the topic lets encrypt; without it the topic has none. */
function aTopicCloud({
  hasQueuePolicy = true,
  isRaw = false,
  mayEncrypt,
  state,
}: {
  hasQueuePolicy?: boolean;
  isRaw?: boolean;
  mayEncrypt?: string;
  state?: State;
} = {}) {
  const { activity, clock } = aTimeline();
  const allow = (service: string, action: string, resource: string, condition: object) => ({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: action,
        Resource: resource,
        Condition: condition,
      },
    ],
  });
  const template = aTemplate(
    {
      type: 'AWS::SNS::Topic',
      name: 'events',
      properties: mayEncrypt === undefined ? {} : { KmsMasterKeyId: KEY_ARN },
    },
    {
      type: 'AWS::KMS::Key',
      name: 'messages',
      arn: KEY_ARN,
      properties: {
        KeyPolicy: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: mayEncrypt ?? 'nobody.amazonaws.com' },
              Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
              Resource: '*',
            },
          ],
        },
      },
    },
    {
      type: 'AWS::SNS::TopicPolicy',
      name: 'topic-policy',
      properties: {
        Topics: [TOPIC_ARN],
        PolicyDocument: allow('sms-voice.amazonaws.com', 'sns:Publish', TOPIC_ARN, {
          StringEquals: { 'AWS:SourceAccount': '000000000000' },
        }),
      },
    },
    { type: 'AWS::SQS::Queue', name: 'events' },
    {
      type: 'AWS::SQS::QueuePolicy',
      name: 'queue-policy',
      properties: {
        Queues: hasQueuePolicy ? [QUEUE_URL] : [],
        PolicyDocument: allow('sns.amazonaws.com', 'sqs:SendMessage', QUEUE_ARN, {
          ArnEquals: { 'aws:SourceArn': TOPIC_ARN },
        }),
      },
    },
    {
      type: 'AWS::SNS::Subscription',
      name: 'subscription',
      properties: { TopicArn: TOPIC_ARN, Protocol: 'sqs', Endpoint: QUEUE_ARN, RawMessageDelivery: isRaw },
    },
    {
      type: 'AWS::SNS::Subscription',
      name: 'by-email',
      properties: { TopicArn: TOPIC_ARN, Protocol: 'email', Endpoint: 'ops@example.com' },
    },
  );
  const newId = countedIds();
  const sqs = createSqs({ template, clock, activity, functions: functionsOf({}).functions, newId });
  const complaints: string[] = [];
  const sns = createSns({
    state,
    template,
    clock,
    sqs,
    newId,
    platformApplications: [APPLICATION_ARN],
    complain: (problem) => complaints.push(problem),
  });
  const delivered = () => sqs.inspect()[0]?.messages.map((message) => message.body) ?? [];
  return { sns, delivered, complaints };
}

const fromTexts = { principal: 'sms-voice.amazonaws.com', sourceArn: CONFIGURATION_SET };

describe('a topic', () => {
  test('delivers into its queue in the envelope of a notification', () => {
    const { sns, delivered } = aTopicCloud();
    const messageId = sns.publish(TOPIC_ARN, '{"eventType":"TEXT_DELIVERED"}', fromTexts);
    expect(JSON.parse(delivered()[0] ?? '')).toMatchObject({
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: TOPIC_ARN,
      Message: '{"eventType":"TEXT_DELIVERED"}',
      Timestamp: new Date(START).toISOString(),
    });
  });

  test('delivers the bare message when the subscription is raw', () => {
    const { sns, delivered } = aTopicCloud({ isRaw: true });
    sns.publish(TOPIC_ARN, 'bare', fromTexts);
    expect(delivered()).toEqual(['bare']);
  });

  test('refuses a service that its policy does not name, and another account', () => {
    const { sns } = aTopicCloud();
    const ses = { ...fromTexts, principal: 'ses.amazonaws.com' };
    const stranger = { ...fromTexts, sourceArn: CONFIGURATION_SET.replace('000000000000', '111111111111') };
    expect(() => sns.publish(TOPIC_ARN, 'x', ses)).toThrow('does not let ses.amazonaws.com publish');
    expect(() => sns.publish(TOPIC_ARN, 'x', stranger)).toThrow('does not let');
  });

  test('DE-4 takes from a service what its key lets that service encrypt, and nothing else', () => {
    const encrypted = aTopicCloud({ mayEncrypt: 'sms-voice.amazonaws.com' });
    encrypted.sns.publish(TOPIC_ARN, 'x', fromTexts);
    expect(encrypted.delivered()).toHaveLength(1);
    const { sns, delivered } = aTopicCloud({ mayEncrypt: 'ses.amazonaws.com' });
    expect(() => sns.publish(TOPIC_ARN, 'x', fromTexts)).toThrow(
      `The policy of key ${KEY_ARN} does not let sms-voice.amazonaws.com publish`,
    );
    expect(delivered()).toEqual([]);
  });

  test('loses, and tells of, what the queue does not let it deliver', () => {
    const { sns, delivered, complaints } = aTopicCloud({ hasQueuePolicy: false });
    sns.publish(TOPIC_ARN, 'x', fromTexts);
    expect(delivered()).toEqual([]);
    expect(complaints).toEqual([expect.stringContaining('does not let sns.amazonaws.com send')]);
  });

  test('is published to by a function with the permission on the topic', async () => {
    const { sns, delivered } = aTopicCloud();
    const input = { TopicArn: TOPIC_ARN, Message: 'x' };
    expect(sns.service.actions.Publish?.permissions(input)).toEqual([
      { action: 'sns:Publish', resource: TOPIC_ARN },
    ]);
    await call(sns.service, 'Publish', input);
    expect(delivered()).toHaveLength(1);
  });
});

describe('mobile push', () => {
  const create = (sns: ReturnType<typeof createSns>, more = {}) =>
    call(sns.service, 'CreatePlatformEndpoint', {
      PlatformApplicationArn: APPLICATION_ARN,
      Token: 'device-1',
      ...more,
    });
  const publish = (sns: ReturnType<typeof createSns>, TargetArn: unknown, Message: string, more = {}) =>
    call(sns.service, 'Publish', { TargetArn, Message, ...more });

  test('gives the same device the same endpoint', async () => {
    const { sns } = aTopicCloud();
    const first = await create(sns);
    expect(first.EndpointArn).toMatch(/^arn:aws:sns:us-east-1:000000000000:endpoint\/APNS\/dibs\/id-/);
    expect(await create(sns)).toEqual(first);
    await expect(create(sns, { CustomUserData: 'agent' })).rejects.toMatchObject({
      code: 'InvalidParameter',
    });
  });

  test('forgets an endpoint that is deleted, however often, and gives the device another one', async () => {
    const { sns } = aTopicCloud();
    const { EndpointArn } = await create(sns);
    for (let times = 0; times < 2; times += 1) await call(sns.service, 'DeleteEndpoint', { EndpointArn });
    await expect(publish(sns, EndpointArn, 'x')).rejects.toMatchObject({ code: 'NotFound' });
    expect((await create(sns)).EndpointArn).not.toBe(EndpointArn);
  });

  test('refuses an unknown application', async () => {
    const { sns } = aTopicCloud();
    await expect(create(sns, { PlatformApplicationArn: `${APPLICATION_ARN}2` })).rejects.toMatchObject({
      code: 'NotFound',
    });
  });

  test('shows the device what is meant for its platform', async () => {
    const { sns } = aTopicCloud();
    const { EndpointArn } = await create(sns);
    const message = JSON.stringify({ default: 'plain', APNS: '{"aps":{}}', GCM: '{}' });
    await publish(sns, EndpointArn, message, { MessageStructure: 'json' });
    await publish(sns, EndpointArn, 'as it is');
    expect(sns.pushes.pushesTo('device-1').map((push) => push.message)).toEqual(['{"aps":{}}', 'as it is']);
    await expect(publish(sns, EndpointArn, '{}', { MessageStructure: 'json' })).rejects.toMatchObject({
      code: 'InvalidParameter',
    });
  });

  test('is refused at a disabled endpoint', async () => {
    const state = aKeptState();
    const { sns } = aTopicCloud({ state });
    const { EndpointArn } = await create(sns);
    sns.pushes.enable('device-1', false);
    await expect(publish(sns, EndpointArn, 'x')).rejects.toMatchObject({ code: 'EndpointDisabled' });
    const restarted = aTopicCloud({ state }).sns;
    await expect(publish(restarted, EndpointArn, 'x')).rejects.toMatchObject({ code: 'EndpointDisabled' });
  });
});
