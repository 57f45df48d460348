// What SNS puts into a queue: an envelope around what was published.
import * as z from 'zod';

const notification = z.object({ Message: z.string() });

/** The JSON that was published, or undefined: some services publish a sentence when they are connected. */
export function notificationIn(body: string): unknown {
  const { Message } = notification.parse(JSON.parse(body));
  try {
    return JSON.parse(Message);
  } catch {
    return undefined;
  }
}
