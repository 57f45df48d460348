// The event source mapping of a queue: batches its visible messages to a Lambda function and settles the answer.
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import type { Functions } from '../../functions/functions.ts';
import { propertiesOf, wholeNumber } from '../../template/properties.ts';
import type { Resource } from '../../template/resources.ts';
import type { Activity, Clock, Timer } from '../../time/clock.ts';
import { toRecord } from './event-record.ts';
import { deleteByHandle, type Queue, type ReceivedMessage, type Visibility, visibilityOf } from './queue.ts';

/** Lambda polls a queue with five pollers to begin with; unless the mapping says otherwise, so many run at once. */
const DEFAULT_CONCURRENCY = 5;

const mappingProperties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: wholeNumber.default(10),
  MaximumBatchingWindowInSeconds: wholeNumber.default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: wholeNumber }).optional(),
  FilterCriteria: z.never({ error: 'filters are not run by the local cloud' }).optional(),
});
export type Mapping = z.infer<typeof mappingProperties>;

export function readMapping(resource: Resource): Mapping {
  return propertiesOf(resource, mappingProperties);
}

/** A running mapping: `wake` it whenever its queue may hold something new. */
export type EventSource = { queue: Queue; wake(): void };

export function createEventSource(deps: {
  mapping: Mapping;
  functionArn: string;
  queue: Queue;
  receive(limit: number): ReceivedMessage[];
  clock: Clock;
  activity: Activity;
  functions: Functions;
}): EventSource {
  const { mapping, queue, clock, activity } = deps;
  const concurrency = mapping.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY;
  let running = 0;
  let isWakeDue = false;
  let timer: Timer | undefined;

  /** Waits one turn of the event loop, so that messages sent together arrive together. */
  function wake(): void {
    if (isWakeDue || !mapping.Enabled) return;
    isWakeDue = true;
    void activity.track(
      nextTurn().then(() => {
        isWakeDue = false;
        poll();
      }),
    );
  }

  function poll(): void {
    timer?.cancel();
    timer = undefined;
    let shown = visibilityOf(queue, clock.now());
    while (running < concurrency && isBatchDue(shown)) {
      const batch = deps.receive(mapping.BatchSize);
      shown = visibilityOf(queue, clock.now());
      if (batch.length === 0) continue;
      running++;
      // The invocation is tracked, but for the time that it only waits; what follows it takes no time.
      void deliver(batch);
    }
    const nextAtMs = nextPollAtMs(shown);
    if (nextAtMs !== undefined) timer = clock.at(nextAtMs, poll);
  }

  /** A batch goes out when it is full or its oldest message waited for the batching window. */
  function isBatchDue({ count, oldestAtMs }: Visibility): boolean {
    if (count === 0) return false;
    return count >= mapping.BatchSize || oldestAtMs + windowMs() <= clock.now();
  }

  function nextPollAtMs({ count, oldestAtMs, nextAtMs = 0 }: Visibility): number | undefined {
    const due = [nextAtMs, count > 0 ? oldestAtMs + windowMs() : 0].filter((atMs) => atMs > clock.now());
    return due.length > 0 ? Math.min(...due) : undefined;
  }

  function windowMs(): number {
    return mapping.MaximumBatchingWindowInSeconds * 1000;
  }

  /** What the function did not report as failed is deleted; the rest returns after its visibility timeout. */
  async function deliver(batch: readonly ReceivedMessage[]): Promise<void> {
    const handles = new Map(batch.map((message) => [message.messageId, message.receiptHandle]));
    try {
      const event = { Records: batch.map((message) => toRecord(message, queue)) };
      const invocation = await deps.functions.invoke(deps.functionArn, event);
      if (!invocation.ok) return;
      const failed = mapping.FunctionResponseTypes.length > 0 ? failedIn(invocation.payload) : [];
      // An answer that names an unknown message, or cannot be read, fails the whole batch.
      if (failed === 'all' || failed.some((id) => !handles.has(id))) return;
      for (const [id, handle] of handles) if (!failed.includes(id)) deleteByHandle(queue, handle);
    } finally {
      running--;
      wake();
    }
  }

  return { queue, wake };
}

const batchAnswer = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish(),
});

function failedIn(payload: unknown): readonly string[] | 'all' {
  if (payload === null || payload === undefined) return [];
  const answer = batchAnswer.safeParse(payload);
  if (!answer.success) return 'all';
  return (answer.data.batchItemFailures ?? []).map((failure) => failure.itemIdentifier);
}
