// The local queues: visibility, redelivery, dead letters, and the functions that they feed.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { createSqs } from '../../../local/services/sqs/sqs.ts';
import type { State } from '../../../local/state/state.ts';
import {
  aFunction,
  aKeptState,
  aTemplate,
  aTimeline,
  call,
  countedIds,
  functionArn,
  functionsOf,
  SECOND_MS,
  START,
} from './support/small-cloud.ts';

const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/000000000000/work';
const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:work';
const DEAD_ARN = 'arn:aws:sqs:us-east-1:000000000000:work-dead';
const TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:news';

const batch = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      body: z.string(),
      receiptHandle: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.string(), SentTimestamp: z.string() }),
    }),
  ),
});
const received = z.object({ Messages: z.array(z.object({ Body: z.string(), ReceiptHandle: z.string() })) });

function aQueueCloud(
  handler: (event: z.infer<typeof batch>) => unknown,
  options: { mapping?: Record<string, unknown> | undefined; isMapped?: boolean; state?: State } = {},
) {
  const { activity, clock } = aTimeline();
  const policy = {
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: QUEUE_ARN,
        Condition: { ArnEquals: { 'aws:SourceArn': TOPIC_ARN } },
      },
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sqs:*',
        Resource: QUEUE_ARN,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
  const mapping = {
    EventSourceArn: QUEUE_ARN,
    FunctionName: 'worker',
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ...options.mapping,
  };
  const template = aTemplate(
    {
      type: 'AWS::SQS::Queue',
      name: 'work',
      properties: {
        RedrivePolicy: { deadLetterTargetArn: DEAD_ARN, maxReceiveCount: 3 },
        VisibilityTimeout: 30,
      },
    },
    { type: 'AWS::SQS::Queue', name: 'work-dead', properties: { MessageRetentionPeriod: 1_209_600 } },
    {
      type: 'AWS::SQS::QueuePolicy',
      name: 'policy',
      properties: { Queues: [QUEUE_URL], PolicyDocument: policy },
    },
    aFunction('worker'),
    ...(options.isMapped === false
      ? []
      : [{ type: 'AWS::Lambda::EventSourceMapping', name: 'mapping', properties: mapping }]),
  );
  const { functions, events } = functionsOf({ worker: (event) => handler(batch.parse(event)) });
  const deps = { template, clock, activity, functions, newId: countedIds() };
  const sqs = createSqs({ ...deps, state: options.state });
  const send = (body: string, more = {}) =>
    call(sqs.service, 'SendMessage', { QueueUrl: QUEUE_URL, MessageBody: body, ...more });
  return { ...deps, sqs, send, events };
}

function contentsOf(sqs: ReturnType<typeof createSqs>, name: string): string[] {
  return (
    sqs
      .inspect()
      .find((queue) => queue.name === name)
      ?.messages.map((message) => message.body) ?? []
  );
}

describe('a queue that feeds a function', () => {
  test('delivers messages sent together as one batch and deletes them', async () => {
    const { sqs, send, activity, events } = aQueueCloud(() => undefined);
    await Promise.all([send('a'), send('b')]);
    await activity.settled();
    expect(events).toHaveLength(1);
    expect(batch.parse(events[0]?.event).Records.map((record) => record.body)).toEqual(['a', 'b']);
    expect(contentsOf(sqs, 'work')).toEqual([]);
  });

  test('splits what exceeds the batch size', async () => {
    const { send, activity, events } = aQueueCloud(() => undefined, { mapping: { BatchSize: 2 } });
    await Promise.all(['a', 'b', 'c'].map((body) => send(body)));
    await activity.settled();
    expect(events.map(({ event }) => batch.parse(event).Records.length)).toEqual([2, 1]);
  });

  test('holds a delayed message back until its delay is over', async () => {
    const { clock, send, activity, events } = aQueueCloud(() => undefined);
    await send('later', { DelaySeconds: 60 });
    await activity.settled();
    expect(events).toHaveLength(0);
    await clock.advance(60 * SECOND_MS);
    expect(events).toHaveLength(1);
  });

  test('returns only the reported failures, after their visibility timeout and with a higher count', async () => {
    const seen: string[] = [];
    const { clock, send, activity } = aQueueCloud(({ Records }) => {
      for (const { body, attributes } of Records) {
        seen.push(`${body} ${attributes.ApproximateReceiveCount} ${(clock.now() - START) / 1000}`);
      }
      const failing = Records.filter(
        (record) => record.body === 'bad' && record.attributes.ApproximateReceiveCount === '1',
      );
      return { batchItemFailures: failing.map((record) => ({ itemIdentifier: record.messageId })) };
    });
    await Promise.all([send('good'), send('bad')]);
    await activity.settled();
    await clock.advance(29 * SECOND_MS);
    expect(seen).toEqual(['good 1 0', 'bad 1 0']);
    await clock.advance(SECOND_MS);
    expect(seen).toEqual(['good 1 0', 'bad 1 0', 'bad 2 30']);
  });

  test('returns the whole batch when the function throws', async () => {
    let calls = 0;
    const { clock, send, activity, sqs } = aQueueCloud(() => {
      if (++calls === 1) throw new Error('broken');
    });
    await Promise.all([send('a'), send('b')]);
    await activity.settled();
    expect(contentsOf(sqs, 'work')).toEqual(['a', 'b']);
    await clock.advance(30 * SECOND_MS);
    expect(contentsOf(sqs, 'work')).toEqual([]);
  });

  test('keeps the whole batch when the function names a message that it did not get', async () => {
    const { send, activity, sqs } = aQueueCloud(() => ({
      batchItemFailures: [{ itemIdentifier: 'unknown' }],
    }));
    await send('a');
    await activity.settled();
    expect(contentsOf(sqs, 'work')).toEqual(['a']);
  });

  test('gives a poison message up to the dead-letter queue, from where it can be redriven', async () => {
    let isFixed = false;
    const done: string[] = [];
    const { clock, send, activity, sqs, events } = aQueueCloud(({ Records }) => {
      if (!isFixed) throw new Error('poison');
      done.push(...Records.map((record) => record.body));
    });
    await send('poison');
    await clock.advance(90 * SECOND_MS);
    expect(events).toHaveLength(3);
    expect(contentsOf(sqs, 'work-dead')).toEqual(['poison']);

    isFixed = true;
    expect(sqs.redrive('work-dead')).toBe(1);
    await activity.settled();
    expect(done).toEqual(['poison']);
    expect(contentsOf(sqs, 'work-dead')).toEqual([]);
  });

  test('lets the function choose when its message returns', async () => {
    const at: number[] = [];
    const cloud = aQueueCloud(async ({ Records }) => {
      at.push((cloud.clock.now() - START) / 1000);
      const [record] = Records;
      if (at.length > 1 || !record) return undefined;
      const input = { QueueUrl: QUEUE_URL, ReceiptHandle: record.receiptHandle, VisibilityTimeout: 5 };
      await call(cloud.sqs.service, 'ChangeMessageVisibility', input);
      return { batchItemFailures: [{ itemIdentifier: record.messageId }] };
    });
    await cloud.send('again');
    await cloud.clock.advance(60 * SECOND_MS);
    expect(at).toEqual([0, 5]);
  });

  test('runs no more functions at once than its scaling allows', async () => {
    const open: (() => void)[] = [];
    const { send, events } = aQueueCloud(() => new Promise<void>((resolve) => open.push(resolve)), {
      mapping: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } },
    });
    await Promise.all(['a', 'b', 'c'].map((body) => send(body)));
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(events).toHaveLength(2);
    for (const finish of open) finish();
  });

  test('is refused at load when its role may not read the queue', () => {
    const { clock, activity, functions, newId } = aQueueCloud(() => undefined);
    const template = aTemplate({ type: 'AWS::SQS::Queue', name: 'work' }, aFunction('worker'), {
      type: 'AWS::Lambda::EventSourceMapping',
      name: 'mapping',
      properties: { EventSourceArn: QUEUE_ARN, FunctionName: functionArn('worker') },
    });
    const authorize = (roleArn: string, permission: { action: string }) => {
      throw new Error(`${roleArn} may not ${permission.action}`);
    };
    expect(() => createSqs({ template, clock, activity, functions, newId, authorize })).toThrow(
      'role/worker may not sqs:ReceiveMessage',
    );
  });

  test('picks up after a restart what was in flight before', async () => {
    const state = aKeptState();
    const down = () => {
      throw new Error('down');
    };
    const before = aQueueCloud(down, { state });
    await before.send('kept');
    await before.activity.settled();
    const after = aQueueCloud(() => undefined, { state });
    after.sqs.resume();
    await after.clock.advance(30 * SECOND_MS);
    expect(after.events).toHaveLength(1);
  });
});

describe('a queue without a function', () => {
  test('hides a received message until its visibility timeout, then gives it again', async () => {
    const { send, sqs, clock } = aQueueCloud(() => undefined, { isMapped: false });
    await send('a');
    const receive = async () =>
      received.parse(await call(sqs.service, 'ReceiveMessage', { QueueUrl: QUEUE_URL })).Messages;
    expect(await receive()).toHaveLength(1);
    expect(await receive()).toHaveLength(0);
    await clock.advance(30 * SECOND_MS);
    const [again] = await receive();
    await call(sqs.service, 'DeleteMessage', { QueueUrl: QUEUE_URL, ReceiptHandle: again?.ReceiptHandle });
    await clock.advance(30 * SECOND_MS);
    expect(await receive()).toHaveLength(0);
  });

  test('forgets a message after its retention period', async () => {
    const { send, sqs, clock } = aQueueCloud(() => undefined, { isMapped: false });
    await send('old');
    await clock.advance(4 * 24 * 3_600_000);
    const answer = await call(sqs.service, 'ReceiveMessage', { QueueUrl: QUEUE_URL });
    expect(answer).toEqual({ Messages: [] });
  });

  test('counts what is visible, in flight and delayed', async () => {
    const { send, sqs } = aQueueCloud(() => undefined, { isMapped: false });
    await Promise.all([send('a'), send('b'), send('c', { DelaySeconds: 9 })]);
    await call(sqs.service, 'ReceiveMessage', { QueueUrl: QUEUE_URL });
    const answer = await call(sqs.service, 'GetQueueAttributes', {
      QueueUrl: QUEUE_URL,
      AttributeNames: ['All'],
    });
    expect(answer.Attributes).toMatchObject({
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      ApproximateNumberOfMessagesDelayed: '1',
    });
  });

  test('refuses a batch of more than ten', async () => {
    const { sqs } = aQueueCloud(() => undefined);
    const Entries = Array.from({ length: 11 }, (_, index) => ({ Id: `${index}`, MessageBody: 'x' }));
    await expect(
      call(sqs.service, 'SendMessageBatch', { QueueUrl: QUEUE_URL, Entries }),
    ).rejects.toMatchObject({
      code: 'TooManyEntriesInBatchRequest',
    });
  });

  test('is unknown by another address', async () => {
    const { sqs } = aQueueCloud(() => undefined);
    await expect(
      call(sqs.service, 'SendMessage', { QueueUrl: 'https://x/y', MessageBody: 'x' }),
    ).rejects.toMatchObject({
      code: 'QueueDoesNotExist',
    });
  });
});

describe('a queue policy', () => {
  test('lets the topic that it names deliver', () => {
    const { sqs } = aQueueCloud(() => undefined, { isMapped: false });
    sqs.deliver(QUEUE_ARN, 'news', { principal: 'sns.amazonaws.com', sourceArn: TOPIC_ARN });
    expect(contentsOf(sqs, 'work')).toEqual(['news']);
  });

  test('refuses another topic and another service', () => {
    const { sqs } = aQueueCloud(() => undefined, { isMapped: false });
    const otherTopic = { principal: 'sns.amazonaws.com', sourceArn: `${TOPIC_ARN}-2` };
    const otherService = { principal: 'events.amazonaws.com', sourceArn: TOPIC_ARN };
    expect(() => sqs.deliver(QUEUE_ARN, 'news', otherTopic)).toThrow('does not let');
    expect(() => sqs.deliver(QUEUE_ARN, 'news', otherService)).toThrow('does not let');
  });
});
