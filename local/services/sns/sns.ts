// Simple Notification Service on the laptop: the template's topics into queues, and mobile push.
import * as z from 'zod';
import type { Meter } from '../../aws/meter.ts';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsService } from '../../aws/service.ts';
import type { State } from '../../state/state.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Clock } from '../../time/clock.ts';
import { allowsService } from '../resource-policy.ts';
import type { SendingService, Sqs } from '../sqs/sqs.ts';
import { createPushEndpoints, type PushEndpoints } from './push-endpoints.ts';
import { readTopics } from './topics.ts';

export type SnsDeps = {
  template: DeployedTemplate;
  clock: Clock;
  sqs: Pick<Sqs, 'deliver'>;
  /** The configured platform applications: they are made by hand in AWS, so the template has none. */
  platformApplications: readonly string[];
  newId(): string;
  meter?: Pick<Meter, 'count'>;
  /** Told of what AWS would lose silently: a delivery that the queue's policy refuses. */
  complain?: (problem: string) => void;
  state?: State | undefined;
};

export type Sns = {
  service: AwsService;
  /** Publishes for another AWS service; refused unless the topic's policy allows it. Answers the message's id. */
  publish(topicArn: string, message: string, from: SendingService): string;
  hasTopic(arn: string): boolean;
  pushes: Pick<PushEndpoints, 'pushesTo' | 'tokenOf' | 'enable'>;
};

const createEndpointInput = z.object({
  PlatformApplicationArn: z.string(),
  Token: z.string().min(1),
  CustomUserData: z.string().max(2048).optional(),
});
const applicationInput = z.object({ PlatformApplicationArn: z.string() });
const deleteEndpointInput = z.object({ EndpointArn: z.string() });
const publishInput = z.object({
  TopicArn: z.string().optional(),
  TargetArn: z.string().optional(),
  Message: z.string().min(1),
  Subject: z.string().max(100).optional(),
  MessageStructure: z.literal('json').optional(),
});
const perPlatform = z.looseObject({ default: z.string() });

export function createSns(deps: SnsDeps): Sns {
  const { template, clock, sqs, newId } = deps;
  const complain = deps.complain ?? ((problem) => console.error(problem));
  const topics = readTopics(template);
  const endpoints = createPushEndpoints({
    platformApplications: deps.platformApplications,
    nowMs: () => clock.now(),
    newId,
    state: deps.state,
  });

  function publishTo(topicArn: string, message: string, subject?: string): string {
    if (!topics.has(topicArn)) throw new AwsError('NotFound', 'Topic does not exist', { status: 404 });
    const messageId = newId();
    deps.meter?.count('sns:publishes');
    for (const { arn, queueArn, isRaw } of topics.subscriptionsOf(topicArn)) {
      const timestamp = new Date(clock.now()).toISOString();
      const body = isRaw
        ? message
        : JSON.stringify(envelope({ topicArn, arn, messageId, message, subject, timestamp }));
      try {
        sqs.deliver(queueArn, body, { principal: 'sns.amazonaws.com', sourceArn: topicArn });
      } catch (refusal) {
        if (!(refusal instanceof AwsError)) throw refusal;
        complain(`SNS message ${messageId} is lost: ${refusal.message}`);
      }
    }
    return messageId;
  }

  function pushTo(endpointArn: string, message: string, isStructured: boolean): string {
    const endpoint = endpoints.find(endpointArn);
    endpoints.push(endpoint, isStructured ? messageFor(endpoint.platform, message) : message);
    return newId();
  }

  return {
    service: {
      signingName: 'sns',
      protocol: 'query',
      actions: {
        Publish: {
          permissions: (input) => [{ action: 'sns:Publish', resource: targetOf(parse(publishInput, input)) }],
          run: async (input) => {
            const publish = parse(publishInput, input);
            const target = targetOf(publish);
            if (target.split(':')[5]?.startsWith('endpoint/')) {
              return { MessageId: pushTo(target, publish.Message, publish.MessageStructure === 'json') };
            }
            const message = publish.MessageStructure ? messageFor('sqs', publish.Message) : publish.Message;
            return { MessageId: publishTo(target, message, publish.Subject) };
          },
        },
        CreatePlatformEndpoint: {
          permissions: (input) => [
            {
              action: 'sns:CreatePlatformEndpoint',
              resource: parse(createEndpointInput, input).PlatformApplicationArn,
            },
          ],
          run: async (input) => {
            const { PlatformApplicationArn, Token, CustomUserData } = parse(createEndpointInput, input);
            return { EndpointArn: endpoints.create(PlatformApplicationArn, Token, CustomUserData).arn };
          },
        },
        GetPlatformApplicationAttributes: {
          permissions: (input) => [
            {
              action: 'sns:GetPlatformApplicationAttributes',
              resource: parse(applicationInput, input).PlatformApplicationArn,
            },
          ],
          run: async (input) => {
            const { PlatformApplicationArn } = parse(applicationInput, input);
            if (deps.platformApplications.includes(PlatformApplicationArn))
              return { Attributes: { Enabled: 'true' } };
            throw new AwsError('NotFound', 'PlatformApplication does not exist', { status: 404 });
          },
        },
        DeleteEndpoint: {
          permissions: (input) => [
            { action: 'sns:DeleteEndpoint', resource: parse(deleteEndpointInput, input).EndpointArn },
          ],
          run: async (input) => {
            endpoints.delete(parse(deleteEndpointInput, input).EndpointArn);
            return {};
          },
        },
      },
    },

    publish(topicArn, message, { principal, sourceArn }) {
      const call = {
        service: principal,
        action: 'sns:Publish',
        resource: topicArn,
        context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': sourceArn.split(':')[4] ?? '' },
      };
      if (!allowsService(topics.policiesOf(topicArn), call)) {
        const refusal = `The policy of topic ${topicArn} does not let ${principal} publish for ${sourceArn}`;
        throw new AwsError('AuthorizationError', refusal, { status: 403 });
      }
      const key = topics.keyOf(topicArn);
      const mayEncrypt = ['kms:GenerateDataKey', 'kms:Decrypt'].every(
        (action) =>
          !key || allowsService([key.policy], { service: principal, action, resource: key.arn, context: {} }),
      );
      if (!mayEncrypt) {
        const refusal = `The policy of key ${key?.arn} does not let ${principal} publish to topic ${topicArn}`;
        throw new AwsError('KMSAccessDenied', refusal, { status: 400 });
      }
      return publishTo(topicArn, message);
    },
    hasTopic: (arn) => topics.has(arn),
    pushes: endpoints,
  };
}

function parse<Schema extends z.ZodType>(schema: Schema, input: Parameters<typeof parseInput>[1]) {
  return parseInput(schema, input, 'InvalidParameter');
}

function targetOf({
  TopicArn,
  TargetArn,
}: {
  TopicArn?: string | undefined;
  TargetArn?: string | undefined;
}) {
  const target = TargetArn ?? TopicArn;
  if (target === undefined)
    throw new AwsError('InvalidParameter', 'Invalid parameter: TopicArn or TargetArn');
  return target;
}

/** A structured message has a text per platform or protocol, and one for all others. */
function messageFor(platform: string, structured: string): string {
  let read: unknown;
  try {
    read = JSON.parse(structured);
  } catch {
    throw new AwsError(
      'InvalidParameter',
      'Invalid parameter: Message Structure - JSON message body failed to parse',
    );
  }
  const messages = perPlatform.safeParse(read);
  if (!messages.success) {
    const reason = 'Invalid parameter: Message Structure - No default entry in JSON message body';
    throw new AwsError('InvalidParameter', reason);
  }
  return z.string().catch(messages.data.default).parse(messages.data[platform]);
}

/** What a queue receives of a topic when raw delivery is off. */
function envelope(of: {
  topicArn: string;
  arn: string;
  messageId: string;
  message: string;
  subject: string | undefined;
  timestamp: string;
}) {
  const origin = `https://sns.${of.topicArn.split(':')[3]}.amazonaws.com`;
  return {
    Type: 'Notification',
    MessageId: of.messageId,
    TopicArn: of.topicArn,
    ...(of.subject === undefined ? {} : { Subject: of.subject }),
    Message: of.message,
    Timestamp: of.timestamp,
    SignatureVersion: '1',
    Signature: 'unsigned',
    SigningCertURL: `${origin}/SimpleNotificationService.pem`,
    UnsubscribeURL: `${origin}/?Action=Unsubscribe&SubscriptionArn=${of.arn}`,
  };
}
