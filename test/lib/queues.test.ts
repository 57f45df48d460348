// Queues and the stream lose nothing: dead letters, partial answers, encryption.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { receiptIn } from '../../lambdas/carriers/receipts.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { readFilter } from '../../local/services/dynamodb/event-filter.ts';
import { daily, knowingTheirQueue, queues, streamConsumer } from './support/deployed-functions.ts';
import { functionsByName } from './support/roles.ts';
import { dibsStack, type Resource } from './support/synthesized.ts';

const stack = dibsStack();
const functions = functionsByName(stack);
const mappings = stack.ofType('AWS::Lambda::EventSourceMapping');
const all = stack.ofType('AWS::SQS::Queue');
/** DE-7: nothing reads it until a table was restored. */
const isOnlyKept = (queue: Resource) => queue.path.endsWith('/InboundTexts/Kept/Resource');
const isForDeadLetters = (queue: Resource) => queue.path.includes('/DeadLetters/');

function configurationSet(name: string): Resource['Properties'] | undefined {
  const sets = stack.ofType('AWS::SMSVOICE::ConfigurationSet');
  return sets.find((found) => found.Properties.ConfigurationSetName === name)?.Properties;
}

function mappingOf(name: string): Resource | undefined {
  const id = functions.get(name)?.logicalId;
  return mappings.find((found) => JSON.stringify(found.Properties.FunctionName) === `{"Ref":"${id}"}`);
}

const queueOf = (queue: string) => all.find((one) => one.path.endsWith(`/${queue}/Queue/Resource`));
const feedOf = (queue: string) =>
  mappings.find(({ Properties }) =>
    JSON.stringify(Properties.EventSourceArn).includes(`"${queueOf(queue)?.logicalId}"`),
  );

describe('queues', () => {
  test('each gives up to a dead-letter queue of its own, which keeps messages for two weeks', () => {
    const working = all.filter((queue) => !isForDeadLetters(queue) && !isOnlyKept(queue));
    expect(working).toHaveLength(Object.keys(queues).length);
    const targets = working.map((queue) => JSON.stringify(queue.Properties.RedrivePolicy));
    expect(new Set(targets).size).toBe(working.length);
    for (const queue of working) {
      expect(queue.Properties).toMatchObject({
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } },
      });
    }
    for (const queue of all.filter(isForDeadLetters)) {
      expect(queue.Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
    }
  });

  test('each is encrypted and refuses what comes without TLS', () => {
    expect(stack.ofType('AWS::SQS::QueuePolicy')).toHaveLength(all.length);
    for (const queue of all) expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
    for (const { Properties } of stack.ofType('AWS::SQS::QueuePolicy')) {
      expect(JSON.stringify(Properties)).toContain(
        '{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
      );
    }
  });

  test.each(Object.entries(queues))('%s feeds %s, which answers for each message', (queue, name) => {
    const mapping = feedOf(queue);
    expect(mapping?.Properties.FunctionName).toEqual({ Ref: functions.get(name)?.logicalId });
    expect(mapping?.Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  test('a message stays hidden six times as long as its function may take, and while it gathers', () => {
    for (const [queue, name] of Object.entries(queues)) {
      const timeout = Number(functions.get(name)?.Properties.Timeout);
      const gathering = Number(feedOf(queue)?.Properties.MaximumBatchingWindowInSeconds ?? 0);
      expect({ queue, seconds: queueOf(queue)?.Properties.VisibilityTimeout }).toEqual({
        queue,
        seconds: 6 * timeout + gathering,
      });
    }
  });

  test('only receipts of emails gather: what nobody waits for', () => {
    const gathering = Object.keys(queues).filter(
      (queue) => 'MaximumBatchingWindowInSeconds' in (feedOf(queue)?.Properties ?? {}),
    );
    expect(gathering).toEqual(['EmailReceipts']);
    // A lost answer waits ten minutes for its receipt.
    expect(feedOf('EmailReceipts')?.Properties).toMatchObject({ MaximumBatchingWindowInSeconds: 20 });
  });

  test('who puts messages off, or leaves one for the next run, knows its queue; the others do not', () => {
    for (const name of Object.values(queues)) {
      const environment = JSON.stringify(functions.get(name)?.Properties.Environment);
      expect({ name, knows: environment.includes('"QUEUE_URL"') }).toEqual({
        name,
        knows: knowingTheirQueue.includes(name),
      });
    }
  });

  test('what carriers tell passes SNS and a queue, wrapped, so that its time is known', () => {
    const subscriptions = stack.ofType('AWS::SNS::Subscription');
    // Inbound texts pass two: one is processed, the other kept.
    expect(subscriptions).toHaveLength(5);
    for (const { Properties } of subscriptions) {
      expect(Properties).toMatchObject({ Protocol: 'sqs' });
      expect(Properties).not.toHaveProperty('RawMessageDelivery');
    }
  });

  test('texts and emails report to a topic each, of what somebody may not know yet', () => {
    const texts = configurationSet('dibs-local-texts');
    const emails = stack.ofType('AWS::SES::ConfigurationSetEventDestination')[0]?.Properties;
    const topicOf = (name: string) => ({ Ref: expect.stringContaining(`Receipts${name}`) });
    expect(texts).toMatchObject({
      EventDestinations: [{ Enabled: true, SnsDestination: { TopicArn: topicOf('Topic') } }],
    });
    expect(emails).toMatchObject({
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['delivery', 'bounce', 'reject'],
        SnsDestination: { TopicARN: topicOf('EmailTopic') },
      },
    });
  });
});

describe('receipts of texts', () => {
  const { EventDestinations } = z
    .object({ EventDestinations: z.array(z.object({ MatchingEventTypes: z.array(z.string()) })) })
    .parse(configurationSet('dibs-local-texts'));
  const types = EventDestinations.flatMap(({ MatchingEventTypes }) => MatchingEventTypes);

  test('CO-3 TX-10 tell when a phone’s carrier has a text, that it arrived, and each way in which it may fail', () => {
    for (const type of types) {
      expect(receiptIn({ eventType: type, eventTimestamp: 0, context: { outboxId: 'out_1' } })).toBeDefined();
    }
    // https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html
    const of = (...names: string[]) => names.map((name) => `TEXT_${name}`);
    const ways = of('BLOCKED', 'CARRIER_BLOCKED', 'CARRIER_UNREACHABLE', 'INVALID', 'INVALID_MESSAGE');
    const others = of('PROTECT_BLOCKED', 'SPAM', 'TTL_EXPIRED', 'UNKNOWN', 'UNREACHABLE');
    expect(types.toSorted()).toEqual([...ways, ...others, ...of('DELIVERED', 'SUCCESSFUL')].toSorted());
  });
});

describe('calls', () => {
  test('report every event to a topic and a queue of their own, one event at a time', () => {
    const topic = { Ref: expect.stringContaining('VoiceCarrierTopic') };
    expect(configurationSet('dibs-local-voice')).toMatchObject({
      EventDestinations: [
        { Enabled: true, MatchingEventTypes: ['VOICE_ALL'], SnsDestination: { TopicArn: topic } },
      ],
    });
    expect(mappingOf('calling/settle-calls')?.Properties.BatchSize).toBe(1);
  });
});

describe('texts that come in', () => {
  const found = all.find((queue) => queue.path.endsWith('/InboundTexts/Queue/Resource'))?.Properties;

  test('CO-5 a STOP is tried again soon, and through more than an hour of outage, before it is set aside', () => {
    const { maxReceiveCount } = z.object({ maxReceiveCount: z.number() }).parse(found?.RedrivePolicy);
    const seconds = Number(found?.VisibilityTimeout);
    expect(seconds).toBeLessThanOrEqual(120);
    expect((maxReceiveCount - 1) * seconds).toBeGreaterThan(3600);
  });

  test('DE-7 are all kept for two weeks beside the queue that they are processed from', () => {
    const kept = all.filter(isOnlyKept);
    expect(kept.map(({ Properties }) => Properties.MessageRetentionPeriod)).toEqual([14 * 24 * 3600]);
    const subscriptions = stack
      .ofType('AWS::SNS::Subscription')
      .filter(({ path }) => path.includes('/InboundTexts/'));
    const topics = subscriptions.map(({ Properties }) => JSON.stringify(Properties.TopicArn));
    expect([topics.length, new Set(topics).size]).toEqual([2, 1]);
    for (const { Properties } of subscriptions) expect(Properties).not.toHaveProperty('FilterPolicy');
  });

  test('the topic to point the numbers at is an output', () => {
    const topic = { Ref: expect.stringMatching(/^InboundTextsTopic/) };
    const output = Object.entries(stack.outputs).find(([id]) => id.startsWith('InboundTextsTopicArn'));
    expect(output?.[1].Value).toEqual(topic);
  });
});

describe('daily runs', () => {
  const rules = stack
    .ofType('AWS::Events::Rule')
    .filter(({ Properties }) => Properties.ScheduleExpression !== undefined);

  test('CO-12 put a message each into their queue at 15:00 UTC, on the default bus', () => {
    const messages = Object.entries(daily).flatMap(([queue, each]) => each.map((said) => ({ queue, said })));
    expect(rules).toHaveLength(messages.length);
    for (const [index, { queue, said }] of messages.entries()) {
      expect(rules[index]?.Properties).toMatchObject({
        State: 'ENABLED',
        ScheduleExpression: 'cron(0 15 * * ? *)',
        Targets: [
          {
            Arn: { 'Fn::GetAtt': [expect.stringContaining(`${queue}Queue`), 'Arn'] },
            Input: JSON.stringify(said),
          },
        ],
      });
      expect(rules[index]?.Properties).not.toHaveProperty('EventBusName');
    }
  });

  test('each may send to its queue, by the queue’s policy, and so may the rules of webhooks, no other', () => {
    const all = stack.ofType('AWS::Events::Rule');
    const policies = JSON.stringify(stack.ofType('AWS::SQS::QueuePolicy').map((one) => one.Properties));
    for (const { logicalId } of all) {
      expect(policies).toContain(`{"ArnEquals":{"aws:SourceArn":{"Fn::GetAtt":["${logicalId}","Arn"]}}}`);
    }
    expect(policies.match(/"Service":"events.amazonaws.com"/g)).toHaveLength(all.length);
  });
});

describe('the stream', () => {
  test('is read with bounded retries, bisection, partial batch responses and a queue for failures', () => {
    expect(mappingOf(streamConsumer)?.Properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: 3600,
      MaximumRetryAttempts: expect.any(Number),
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } } },
    });
  });

  test('hands over what has reactions: all but what nothing follows from, and what TTL removes', () => {
    const passes = readFilter(mappingOf(streamConsumer)?.Properties.FilterCriteria);
    const record = (eventName: string, { pk }: { pk: string }, image?: Record<string, string>) => ({
      eventName,
      dynamodb: {
        Keys: { pk: { S: pk } },
        ...(image && {
          NewImage: Object.fromEntries(Object.entries(image).map(([name, value]) => [name, { S: value }])),
        }),
      },
    });
    const race = keys.race('ref_1');
    const followed = [
      ...['race', 'details', 'offer', 'message', 'conversation', 'call', 'reminder'].map((type) =>
        record('INSERT', race, { type }),
      ),
      record('MODIFY', race, { type: 'offer' }),
      record('INSERT', keys.outbox('out_1'), { type: 'outbox-message' }),
      record('MODIFY', keys.outbox('out_1'), { type: 'outbox-message' }),
      record('INSERT', keys.consent('introductions', '+12065550100')),
      record('MODIFY', keys.consentRequest('evt_1')),
      ...['INSERT', 'MODIFY'].map((eventName) => record(eventName, keys.agent('north', 'ada'))),
      record('MODIFY', keys.membership('ada')),
      // What an administrator had recorded (PE-7).
      record('INSERT', keys.ledgerEvent('+12065550100', 'at', 'evt_1'), { clientId: 'admin' }),
      ...['INSERT', 'MODIFY'].map((eventName) => record(eventName, keys.operation('opr_1'))),
    ];
    const unfollowed = [
      // An offer that ended before it began, and what of a referral is only read.
      record('INSERT', race, {}),
      // The first offer tells all of them (CL-2).
      ...['INSERT', 'MODIFY'].map((eventName) => record(eventName, race, { type: 'told-offer' })),
      record('MODIFY', keys.workflow('ref_1'), { type: 'outcome' }),
      record('REMOVE', race),
      record('INSERT', keys.membership('ada')),
      record('INSERT', keys.ledgerEvent('+12065550100', 'at', 'evt_1')),
      record('INSERT', keys.clientReferral('+12065550100', 'ref_1')),
      record('INSERT', keys.teamEmail('out_1'), { type: 'team-email' }),
      record('MODIFY', keys.receiptCounts('2026-03-02', 'introductions##')),
    ];
    expect(followed.map(passes)).toEqual(followed.map(() => true));
    expect(unfollowed.map(passes)).toEqual(unfollowed.map(() => false));
  });
});
