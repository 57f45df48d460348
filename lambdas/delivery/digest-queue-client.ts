// The queue of digests: which conversation's replies are to be told, and when.
import * as z from 'zod';
import { putIntoQueue } from '../platform/queue-client.ts';

/** The longest that SQS delays a message; one that comes early comes back. */
const longestDelaySeconds = 900;

const message = z.object({ referralId: z.string(), dueAt: z.iso.datetime() });
/** A digest that is asked for. */
export type DigestRequest = z.infer<typeof message>;

/** The digest that a message asks for. */
export function digestIn(body: string): DigestRequest {
  return message.parse(JSON.parse(body));
}

/** Asks for a digest: its message comes when it is due. */
export async function askForDigest(QueueUrl: string, request: DigestRequest, now: Date): Promise<void> {
  const seconds = Math.ceil((Date.parse(request.dueAt) - now.getTime()) / 1000);
  const DelaySeconds = Math.min(longestDelaySeconds, Math.max(0, seconds));
  await putIntoQueue(QueueUrl, request, DelaySeconds);
}
