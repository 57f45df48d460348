// The queue of operations that take longer than a request may: each message names one.
import * as z from 'zod';
import { putIntoQueue } from '../../../platform/queue-client.ts';

const message = z.object({ operationId: z.string() });

export function operationIn(body: string): string {
  return message.parse(JSON.parse(body)).operationId;
}

export async function queueOperation(QueueUrl: string, operationId: string): Promise<void> {
  await putIntoQueue(QueueUrl, { operationId });
}
