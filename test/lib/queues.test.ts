// Queues and the stream lose nothing: dead letters, partial answers, encryption.
import { describe, expect, test } from '@jest/globals';
import { queues, streamFollower } from './deployed-functions.ts';
import { functionsByName } from './roles.ts';
import { dibsStack, type Resource } from './synthesized.ts';

const stack = dibsStack();
const functions = functionsByName(stack);
const mappings = stack.ofType('AWS::Lambda::EventSourceMapping');
const all = stack.ofType('AWS::SQS::Queue');
const isForDeadLetters = (queue: Resource) => queue.path.includes('/DeadLetters/');

function configurationSet(name: string): Resource['Properties'] | undefined {
  const sets = stack.ofType('AWS::SMSVOICE::ConfigurationSet');
  return sets.find((found) => found.Properties.ConfigurationSetName === name)?.Properties;
}

function mappingOf(name: string): Resource | undefined {
  const id = functions.get(name)?.logicalId;
  return mappings.find((found) => JSON.stringify(found.Properties.FunctionName) === `{"Ref":"${id}"}`);
}

describe('queues', () => {
  test('each gives up to a dead-letter queue of its own, which keeps messages for two weeks', () => {
    const working = all.filter((queue) => !isForDeadLetters(queue));
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
    const mapping = mappingOf(name);
    expect(mapping?.Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(JSON.stringify(mapping?.Properties.EventSourceArn)).toContain(`${queue}Queue`);
  });

  test('a message stays hidden six times as long as its function may take', () => {
    for (const [queue, name] of Object.entries(queues)) {
      const timeout = Number(functions.get(name)?.Properties.Timeout);
      const found = all.find((one) => one.path.endsWith(`/${queue}/Queue/Resource`));
      expect({ queue, seconds: found?.Properties.VisibilityTimeout }).toEqual({
        queue,
        seconds: 6 * timeout,
      });
    }
  });

  test('a sender knows its queue, so that it can put a message off; who only books does not', () => {
    for (const name of Object.values(queues)) {
      const environment = JSON.stringify(functions.get(name)?.Properties.Environment);
      expect({ name, knows: environment.includes('"QUEUE_URL"') }).toEqual({
        name,
        knows: !name.includes('/settle-'),
      });
    }
  });

  test('carriers’ receipts pass SNS and a queue, wrapped, so that their time is known', () => {
    const subscriptions = stack.ofType('AWS::SNS::Subscription');
    expect(subscriptions).toHaveLength(2);
    for (const { Properties } of subscriptions) {
      expect(Properties).toMatchObject({ Protocol: 'sqs' });
      expect(Properties).not.toHaveProperty('RawMessageDelivery');
    }
  });

  test('texts and emails report to the same topic', () => {
    const texts = configurationSet('dibs-local-texts');
    const emails = stack.ofType('AWS::SES::ConfigurationSetEventDestination')[0]?.Properties;
    const topic = { Ref: expect.stringContaining('CarrierEvents') };
    expect(texts).toMatchObject({
      EventDestinations: [
        { Enabled: true, MatchingEventTypes: ['TEXT_ALL'], SnsDestination: { TopicArn: topic } },
      ],
    });
    expect(emails).toMatchObject({
      EventDestination: { Enabled: true, SnsDestination: { TopicARN: topic } },
    });
  });
});

describe('calls', () => {
  test('report every event to a topic and a queue of their own, one event at a time', () => {
    const topic = { Ref: expect.stringContaining('VoiceLineTopic') };
    expect(configurationSet('dibs-local-voice')).toMatchObject({
      EventDestinations: [
        { Enabled: true, MatchingEventTypes: ['VOICE_ALL'], SnsDestination: { TopicArn: topic } },
      ],
    });
    expect(mappingOf('calling/settle-calls')?.Properties.BatchSize).toBe(1);
  });
});

describe('the stream', () => {
  test('is followed with bounded retries, bisection, partial answers and a place for what failed', () => {
    expect(mappingOf(streamFollower)?.Properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: 3600,
      MaximumRetryAttempts: expect.any(Number),
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } } },
    });
  });

  test('is followed for referrals and sends, not for what TTL removes', () => {
    expect(mappingOf(streamFollower)?.Properties.FilterCriteria).toEqual({
      Filters: [
        {
          Pattern: JSON.stringify({
            eventName: ['INSERT', 'MODIFY'],
            dynamodb: { Keys: { pk: { S: [{ prefix: 'REF#' }, { prefix: 'SEND#' }] } } },
          }),
        },
      ],
    });
  });
});
