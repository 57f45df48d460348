// The queue of bulk texts: one message for each look at one.
import * as z from 'zod';
import { putIntoQueue } from '../../platform/queue-client.ts';

const message = z.object({ bulkId: z.string(), look: z.int() });

/** The look that a message is about. */
export function lookIn(body: string): z.infer<typeof message> {
  return message.parse(JSON.parse(body));
}

export function queueBulk(
  queueUrl: string,
  { bulkId, look }: z.infer<typeof message>,
  delaySeconds: number,
): Promise<void> {
  return putIntoQueue(queueUrl, { bulkId, look }, delaySeconds);
}
