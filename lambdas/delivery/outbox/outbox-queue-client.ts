// Hands outbox messages, by their ids, to the queue of their channel.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const client = new SQSClient({});

export async function queueOutboxMessage(QueueUrl: string, outboxId: string): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ outboxId }) }));
}
