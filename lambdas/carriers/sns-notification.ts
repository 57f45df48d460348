// What SNS puts into a queue: an envelope around what was published.
import * as z from 'zod';
import { parseJson } from '../platform/json.ts';

const notification = z.object({ Message: z.string(), Timestamp: z.iso.datetime() });

/** The JSON that was published (undefined: some services publish a sentence when they are connected), and when. */
export function notificationIn(body: string): { published: unknown; at: string } {
  const { Message, Timestamp } = notification.parse(JSON.parse(body));
  return { published: jsonIn(Message), at: new Date(Timestamp).toISOString() };
}

function jsonIn(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
