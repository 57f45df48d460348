// One standard queue: its messages, what is visible when, and the move to its dead-letter queue.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AwsError } from '../../aws/service.ts';

export const storedMessage = z.object({
  messageId: z.string(),
  body: z.string(),
  messageAttributes: z.record(z.string(), z.unknown()),
  senderId: z.string(),
  sentAtMs: z.number(),
  visibleAtMs: z.number(),
  receiveCount: z.number(),
  firstReceivedAtMs: z.number().optional(),
  receiptHandle: z.string().optional(),
  /** The queue that gave it up, when it lies in a dead-letter queue. */
  deadLetterSourceArn: z.string().optional(),
});
export type StoredMessage = z.infer<typeof storedMessage>;

/** A message as a receiver holds it: in flight under its receipt handle. */
export type ReceivedMessage = StoredMessage & { receiptHandle: string; firstReceivedAtMs: number };

export type QueueSettings = {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityTimeoutSeconds: number;
  readonly delaySeconds: number;
  readonly retentionSeconds: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number } | undefined;
};

export type Queue = QueueSettings & {
  messages: StoredMessage[];
  /** Told of each message that came, changed or went. */
  readonly kept: { put(message: StoredMessage): void; delete(message: StoredMessage): void };
};

export type NewMessage = {
  body: string;
  messageAttributes?: Record<string, unknown>;
  senderId: string;
  delaySeconds?: number | undefined;
};

export function enqueue(queue: Queue, message: NewMessage, nowMs: number, messageId: string): StoredMessage {
  const stored: StoredMessage = {
    messageId,
    body: message.body,
    messageAttributes: message.messageAttributes ?? {},
    senderId: message.senderId,
    sentAtMs: nowMs,
    visibleAtMs: nowMs + (message.delaySeconds ?? queue.delaySeconds) * 1000,
    receiveCount: 0,
  };
  add(queue, stored);
  return stored;
}

export function add(queue: Queue, message: StoredMessage): void {
  queue.messages.push(message);
  queue.kept.put(message);
}

/**
 * Takes up to `limit` visible messages into flight. Those that were received as often as allowed go to
 * `deadLetters` instead, as on AWS: at the receive after the last one allowed.
 */
export function receive(
  queue: Queue,
  take: { limit: number; visibilityTimeoutSeconds?: number | undefined },
  nowMs: number,
  newId: () => string,
  deadLetters: Queue | undefined,
): ReceivedMessage[] {
  dropExpired(queue, nowMs);
  const received: ReceivedMessage[] = [];
  // What is given up leaves the list while it is gone through.
  for (let place = 0; place < queue.messages.length && received.length < take.limit; ) {
    const message = queue.messages[place];
    if (message === undefined) break;
    place += 1;
    if (message.visibleAtMs > nowMs) continue;
    if (queue.redrive && deadLetters && message.receiveCount >= queue.redrive.maxReceiveCount) {
      remove(queue, message);
      place -= 1;
      add(deadLetters, {
        ...message,
        visibleAtMs: nowMs,
        receiptHandle: undefined,
        deadLetterSourceArn: queue.arn,
      });
      continue;
    }
    const inFlight = Object.assign(message, {
      receiveCount: message.receiveCount + 1,
      firstReceivedAtMs: message.firstReceivedAtMs ?? nowMs,
      receiptHandle: newId(),
      visibleAtMs: nowMs + (take.visibilityTimeoutSeconds ?? queue.visibilityTimeoutSeconds) * 1000,
    });
    queue.kept.put(inFlight);
    received.push(inFlight);
  }
  return received;
}

/** Deletes the message of that receipt handle; a handle that a later receive replaced deletes nothing. */
export function deleteByHandle(queue: Queue, receiptHandle: string): void {
  const message = queue.messages.find((each) => each.receiptHandle === receiptHandle);
  if (message) remove(queue, message);
}

export function changeVisibility(queue: Queue, receiptHandle: string, timeoutSeconds: number, nowMs: number) {
  const message = queue.messages.find((each) => each.receiptHandle === receiptHandle);
  if (!message || message.visibleAtMs <= nowMs) {
    throw new AwsError('MessageNotInflight', 'The specified message is not in flight.');
  }
  message.visibleAtMs = nowMs + timeoutSeconds * 1000;
  queue.kept.put(message);
}

/** What a queue shows: how many, since when the first of them, and when the next one comes that is hidden now. */
export type Visibility = { count: number; oldestAtMs: number; nextAtMs: number | undefined };

/** In one pass that keeps nothing: behind ten thousand messages it is asked for as often. */
export function visibilityOf({ messages }: Queue, nowMs: number): Visibility {
  let count = 0;
  let oldestAtMs = Number.POSITIVE_INFINITY;
  let nextAtMs = Number.POSITIVE_INFINITY;
  for (const { visibleAtMs } of messages) {
    if (visibleAtMs > nowMs) {
      if (visibleAtMs < nextAtMs) nextAtMs = visibleAtMs;
      continue;
    }
    count += 1;
    if (visibleAtMs < oldestAtMs) oldestAtMs = visibleAtMs;
  }
  return { count, oldestAtMs, nextAtMs: nextAtMs === Number.POSITIVE_INFINITY ? undefined : nextAtMs };
}

/** The checksum that the SDK compares with its own. */
export function md5Of(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

/** Takes out all that `isMeant`, and answers it. */
export function takeOut(queue: Queue, isMeant: (message: StoredMessage) => boolean): StoredMessage[] {
  const { true: meant = [], false: others = [] } = Object.groupBy(queue.messages, (message) =>
    isMeant(message) ? 'true' : 'false',
  );
  if (meant.length > 0) queue.messages = others;
  for (const message of meant) queue.kept.delete(message);
  return meant;
}

function remove(queue: Queue, message: StoredMessage): void {
  queue.messages.splice(queue.messages.indexOf(message), 1);
  queue.kept.delete(message);
}

function dropExpired(queue: Queue, nowMs: number): void {
  const isExpired = ({ sentAtMs }: StoredMessage) => sentAtMs + queue.retentionSeconds * 1000 <= nowMs;
  if (queue.messages.some(isExpired)) takeOut(queue, isExpired);
}
