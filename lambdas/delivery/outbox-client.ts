// Hands sends to the outbox queues, by their ids.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const client = new SQSClient({});

export async function queueSend(QueueUrl: string, sendId: string): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ sendId }) }));
}
