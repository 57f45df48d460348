// SQS batches: each message on its own, those that failed or must come back reported, nothing lost.
import { scheduler } from 'node:timers/promises';
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type JointWaits, jointWaits } from './joint-waits.ts';
import { logFault } from './log.ts';

const batch = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      receiptHandle: z.string(),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.coerce.number() }),
    }),
  ),
});

/** What became of one message: done, or to come back after a while. */
export type MessageEnd = { done: true } | { done: false; againInSeconds: number };

/** What Lambda wants to hear of a batch: the messages that stay in the queue. */
export type BatchAnswer = { batchItemFailures: { itemIdentifier: string }[] };

/** An act may wait a little for its moment: `until` ends then. */
type Act = (body: string, receives: number, until: JointWaits['until']) => Promise<MessageEnd>;

/** Handles every message by `act`, all at once. A message whose act throws comes back after the queue's own time. */
export async function handleBatch(
  rawEvent: unknown,
  act: Act,
  comeBack?: (receiptHandle: string, seconds: number) => Promise<void>,
): Promise<BatchAnswer> {
  const { Records } = batch.parse(rawEvent);
  const { until, ended } = jointWaits(Records.length, (atMs) =>
    scheduler.wait(Math.max(0, atMs - Date.now())),
  );
  const ends = await Promise.all(
    Records.map(async ({ messageId, receiptHandle, body, attributes }) => {
      try {
        const end = await act(body, attributes.ApproximateReceiveCount, until);
        if (end.done) return [];
        await comeBack?.(receiptHandle, end.againInSeconds);
      } catch (error) {
        logFault('message-failed', error, { messageId });
      } finally {
        ended();
      }
      return [{ itemIdentifier: messageId }];
    }),
  );
  return { batchItemFailures: ends.flat() };
}

/** Lets messages of the queue `queueUrl` come back after a time of their own. */
export function visibilityOf(queueUrl: string) {
  const client = new SQSClient({});
  return async (ReceiptHandle: string, seconds: number): Promise<void> => {
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout: seconds }),
    );
  };
}
