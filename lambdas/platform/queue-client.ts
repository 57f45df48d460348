// Puts messages into queues. A function has one client of SQS, however many queues it fills: each takes time to open.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const client = new SQSClient({});

/** `DelaySeconds`: how long nobody receives it. */
export async function putIntoQueue(QueueUrl: string, message: object, DelaySeconds?: number): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message), DelaySeconds }));
}
