// SQS batches: each message ends on its own.
import { describe, expect, test } from '@jest/globals';
import { handleBatch, type MessageEnd } from '../../lambdas/platform/queue-batch.ts';
import { captureLog } from './support/logged.ts';

const logged = captureLog();
const batchOf = (...bodies: string[]) => ({
  Records: bodies.map((body, index) => ({
    messageId: `m${index}`,
    receiptHandle: `handle-${index}`,
    body,
    attributes: { ApproximateReceiveCount: String(index + 1) },
    eventSource: 'aws:sqs',
  })),
});
const failed = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});
const done: MessageEnd = { done: true };

describe('a queue’s batch', () => {
  test('what is done is not reported', async () => {
    expect(await handleBatch(batchOf('a', 'b'), async () => done)).toEqual(failed());
  });

  test('one that fails comes back alone; the others are done', async () => {
    const answer = await handleBatch(batchOf('a', 'bad', 'c'), async (body) => {
      if (body === 'bad') throw new Error('poison');
      return done;
    });
    expect(answer).toEqual(failed('m1'));
  });

  test('one that is to come back later waits as long as it says', async () => {
    const waits: unknown[] = [];
    const later = async (body: string): Promise<MessageEnd> =>
      body === 'later' ? { done: false, againInSeconds: 90 } : done;
    const answer = await handleBatch(batchOf('a', 'later'), later, async (...wait) => {
      waits.push(wait);
    });
    expect(answer).toEqual(failed('m1'));
    expect(waits).toEqual([['handle-1', 90]]);
  });

  test('one whose wait can’t be set comes back after the queue’s own time', async () => {
    const later = async (): Promise<MessageEnd> => ({ done: false, againInSeconds: 90 });
    const answer = await handleBatch(batchOf('a'), later, async () => {
      throw new Error('no');
    });
    expect(answer).toEqual(failed('m0'));
  });

  test('each is told how often it was received', async () => {
    const received: unknown[] = [];
    await handleBatch(batchOf('a', 'b'), async (body, receives) => {
      received.push([body, receives]);
      return done;
    });
    expect(received).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('a fault is logged with the message’s id and without its body or what the error carries', async () => {
    await handleBatch(batchOf('Clara Client +12025550188'), async (body) => {
      throw Object.assign(new RangeError('odd'), { input: body });
    });
    expect(logged()).toContain('RangeError');
    expect(logged()).toContain('m0');
    expect(logged()).not.toMatch(/Clara|\+1202/);
  });

  test('an event that is no batch is a fault of the wiring', async () => {
    await expect(handleBatch({ Records: [{}] }, async () => done)).rejects.toThrow();
  });
});
