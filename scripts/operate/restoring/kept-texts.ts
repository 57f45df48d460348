// Inbound texts are kept for two weeks beside the queue that they are processed from: those since a point in time go there once more (DE-7).
import { ReceiveMessageCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** Longer than it takes to read them all once: until then each is out of sight. */
const hiddenSeconds = 900;

/** Answers how many, and since when texts are kept. They stay kept: delivered again, a text that is known changes nothing. */
export async function deliverAgain(
  client: SQSClient,
  queues: { from: string; to: string },
  since: Date,
): Promise<{ again: number; oldest: Date | undefined }> {
  let again = 0;
  let oldest: Date | undefined;
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queues.from,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: hiddenSeconds,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    if (Messages.length === 0) return { again, oldest };
    for (const { Body, Attributes } of Messages) {
      const at = new Date(Number(Attributes?.SentTimestamp));
      if (oldest === undefined || at < oldest) oldest = at;
      if (at < since) continue;
      await client.send(new SendMessageCommand({ QueueUrl: queues.to, MessageBody: Body }));
      again += 1;
    }
  }
}
