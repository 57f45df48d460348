// Inbound texts are kept for two weeks beside the queue that they are processed from: those since a point in time go there once more (DE-7).
import {
  ChangeMessageVisibilityBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** Longer than it takes to read them all once: until then, or until all are read, each is out of sight. */
export const hiddenSeconds = 900;

/** SQS asks all of its servers only for who waits: without that an empty answer means nothing. */
const patienceSeconds = 5;
const batchSize = 10;

/** `unread`: how many are kept that this run was not shown, because another one hides them. */
export type Delivered = { again: number; oldest: Date | undefined; unread: number };

/** They stay kept: delivered again, a text that is known changes nothing. */
export async function deliverAgain(
  client: SQSClient,
  queues: { from: string; to: string },
  since: Date,
): Promise<Delivered> {
  const read: Message[] = [];
  let again = 0;
  try {
    for (;;) {
      const page = await receive(client, queues.from);
      if (page.length === 0) break;
      read.push(...page);
      const wanted = page.filter((text) => sentAt(text) >= since);
      await send(client, queues.to, wanted);
      again += wanted.length;
    }
    const [oldest] = read.map(sentAt).toSorted((one, other) => one.getTime() - other.getTime());
    const unread = Math.max(0, (await countOf(client, queues.from)) - read.length);
    return { again, oldest, unread };
  } finally {
    await showAgain(client, queues.from, read);
  }
}

function sentAt({ Attributes }: Message): Date {
  return new Date(Number(Attributes?.SentTimestamp));
}

async function receive(client: SQSClient, QueueUrl: string): Promise<readonly Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: batchSize,
      VisibilityTimeout: hiddenSeconds,
      WaitTimeSeconds: patienceSeconds,
      MessageSystemAttributeNames: ['SentTimestamp'],
    }),
  );
  return Messages;
}

async function send(client: SQSClient, QueueUrl: string, texts: readonly Message[]): Promise<void> {
  if (texts.length === 0) return;
  const Entries = texts.map(({ Body }, index) => ({ Id: String(index), MessageBody: Body }));
  const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  const [failed] = Failed;
  if (failed !== undefined) throw new Error(`SQS did not take a text: ${failed.Code} ${failed.Message}`);
}

/** Seen or out of sight. */
async function countOf(client: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  const { ApproximateNumberOfMessages: seen = 0, ApproximateNumberOfMessagesNotVisible: hidden = 0 } =
    Attributes;
  return Number(seen) + Number(hidden);
}

/** So that the next run is shown them at once. */
async function showAgain(client: SQSClient, QueueUrl: string, read: readonly Message[]): Promise<void> {
  for (let start = 0; start < read.length; start += batchSize) {
    const Entries = read.slice(start, start + batchSize).map(({ ReceiptHandle }, index) => ({
      Id: String(index),
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
}
