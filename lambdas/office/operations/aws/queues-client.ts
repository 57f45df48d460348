// The stage’s queues at SQS: how full they are, what they gave up, and moving that back.
import {
  ChangeMessageVisibilityBatchCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import {
  type DeadLetterQueue,
  type Filled,
  isRedrivable,
  type LookedAt,
  type Redrive,
} from '../dead-letters.ts';

const client = new SQSClient({ useQueueUrlAsEndpoint: false });

/** By name, the URL of each; of the stream’s failures that of their own queue. */
export const queuesVariable = z.record(z.string(), z.string());
export type QueueUrls = z.infer<typeof queuesVariable>;

const redrivePolicy = z.object({ deadLetterTargetArn: z.string() });

async function attributesOf(QueueUrl: string) {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  const numberOf = (name: keyof typeof Attributes) => Number(Attributes[name] ?? 0);
  return {
    arn: Attributes.QueueArn ?? '',
    policy: Attributes.RedrivePolicy,
    filled: {
      waiting: numberOf('ApproximateNumberOfMessages'),
      inFlight: numberOf('ApproximateNumberOfMessagesNotVisible'),
      delayed: numberOf('ApproximateNumberOfMessagesDelayed'),
    },
  };
}

const nothing: Filled = { waiting: 0, inFlight: 0, delayed: 0 };
const total = ({ waiting, inFlight, delayed }: Filled) => waiting + inFlight + delayed;

/** Who asks is not told the dead letters’ own addresses: the queue knows them. */
async function lookAt(queue: string, url: string) {
  const own = await attributesOf(url);
  if (!isRedrivable(queue) || own.policy === undefined) {
    const deadLetters = { queue, url, arn: own.arn, count: total(own.filled) };
    return { queue, queueName: nameIn(url), filled: nothing, deadLetters };
  }
  const { deadLetterTargetArn: arn } = redrivePolicy.parse(JSON.parse(own.policy));
  const deadLettersUrl = url.replace(/[^/]+$/, arn.split(':').at(-1) ?? '');
  const { filled } = await attributesOf(deadLettersUrl);
  const deadLetters = { queue, url: deadLettersUrl, arn, count: total(filled) };
  return { queue, queueName: nameIn(url), filled: own.filled, deadLetters };
}

const nameIn = (url: string) => url.split('/').at(-1) ?? '';

/** Of one queue: how full it is, what it gave up, and what moves that back. */
async function lookAtQueue(queue: string, url: string): Promise<LookedAt> {
  const found = await lookAt(queue, url);
  return { ...found, redrive: isRedrivable(queue) ? await redriveOf(found.deadLetters.arn) : undefined };
}

export function queuesOf(urls: QueueUrls) {
  const lookAtNamed = (queue: string) => lookAtQueue(queue, urls[queue] ?? '');
  return {
    queues: Object.keys(urls),
    lookAtQueue: lookAtNamed,
    lookAtQueues: () => Promise.all(Object.keys(urls).map(lookAtNamed)),
    startRedrive,
    peek,
  };
}

const statuses: Readonly<Record<string, Redrive['status']>> = {
  RUNNING: 'moving',
  CANCELLING: 'moving',
  COMPLETED: 'moved',
  CANCELLED: 'canceled',
  FAILED: 'failed',
};

/** The newest task; SQS remembers the last ten. */
async function redriveOf(SourceArn: string): Promise<Redrive | undefined> {
  const { Results = [] } = await client.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }));
  const [task] = Results;
  if (task === undefined) return undefined;
  return {
    status: statuses[task.Status ?? ''] ?? 'failed',
    moved: task.ApproximateNumberOfMessagesMoved ?? 0,
    of: task.ApproximateNumberOfMessagesToMove,
    startedAt: new Date(task.StartedTimestamp ?? 0).toISOString(),
  };
}

/** Starts moving them back; what moves already goes on. */
async function startRedrive({ arn }: Pick<DeadLetterQueue, 'arn'>): Promise<Redrive | undefined> {
  try {
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: arn }));
  } catch (fault) {
    // SQS has one task for a queue at a time, and refuses a second one.
    const going = await redriveOf(arn);
    if (going?.status !== 'moving') throw fault;
  }
  return redriveOf(arn);
}

/** Out of sight while they are looked at: should this die, they are back after that. */
const hiddenSeconds = 30;
const batchSize = 10;
const mostBatches = 5;

/** The first of them, which are in sight again at once: a redrive takes only what is. */
async function peek(QueueUrl: string): Promise<readonly Message[]> {
  const seen = new Map<string, Message>();
  try {
    for (let batch = 0; batch < mostBatches; batch += 1) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: batchSize,
          VisibilityTimeout: hiddenSeconds,
          // Who waits is answered by all servers of SQS, not by a sample of them.
          WaitTimeSeconds: 1,
          MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
        }),
      );
      for (const message of Messages) seen.set(message.MessageId ?? '', message);
      if (Messages.length < batchSize) break;
    }
  } finally {
    await showAgain(QueueUrl, [...seen.values()]);
  }
  return [...seen.values()];
}

async function showAgain(QueueUrl: string, messages: readonly Message[]): Promise<void> {
  for (let start = 0; start < messages.length; start += batchSize) {
    const Entries = messages.slice(start, start + batchSize).map(({ ReceiptHandle }, index) => ({
      Id: String(index),
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
}
