// The event source mapping of a table's stream: batches in order to a function, retries, bisects, and sets aside what never succeeds.
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Functions } from '../../functions/functions.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { Resource } from '../../template/resources.ts';
import type { Activity, Clock } from '../../time/clock.ts';
import { readFilter } from './event-filter.ts';
import { failureNotice } from './failure-notice.ts';
import type { Positions, StreamReader, StreamRecord } from './stream-reader.ts';

const mappingProperties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.coerce.number().default(100),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.coerce.number().default(-1),
  MaximumRecordAgeInSeconds: z.coerce.number().default(-1),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z.unknown(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
});
export type StreamMappingProperties = z.infer<typeof mappingProperties>;

export function readStreamMapping(resource: Resource): StreamMappingProperties {
  return propertiesOf(resource, mappingProperties);
}

export type StreamMapping = {
  /** Reads on, when it is not reading already. */
  wake(): void;
  /** Reads no more; what is read at the moment may fail without being told. */
  close(): void;
};

export type StreamMappingDeps = {
  properties: StreamMappingProperties;
  functionArn: string;
  reader: StreamReader;
  positions: Positions;
  /** All records of the shard up to that one are done with. */
  onDone(shardId: string, sequenceNumber: string): void;
  clock: Clock;
  activity: Activity;
  functions: Functions;
  sendToQueue(queueArn: string, body: string): void;
  onFault(fault: unknown): void;
};

/** A record lives in a stream for a day; after that it is gone whatever the mapping says. */
const RETENTION_SECONDS = 86_400;
/** The first retries follow at once, so that a passing fault needs no moving of the clock; then they wait, up to a minute. */
const RETRIES_AT_ONCE = 3;
const LONGEST_PAUSE_MS = 60_000;

const itemFailures = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

export function createStreamMapping(deps: StreamMappingDeps): StreamMapping {
  const { properties, clock, activity, positions } = deps;
  const passes = readFilter(properties.FilterCriteria);
  let isReading = false;
  let isWakeDue = false;
  let isClosed = false;
  let release: () => void = () => undefined;

  function hold(): void {
    void activity.track(
      new Promise<void>((resolve) => {
        release = resolve;
      }),
    );
  }

  function wake(): void {
    isWakeDue = true;
    if (isReading || isClosed || !properties.Enabled) return;
    isReading = true;
    hold();
    readAll()
      .catch((fault: unknown) => isClosed || deps.onFault(fault))
      .finally(() => {
        isReading = false;
        release();
        // A write may have come between the last look and now.
        if (isWakeDue) wake();
      });
  }

  async function readAll(): Promise<void> {
    while (isWakeDue) {
      isWakeDue = false;
      for (let batch = await next(); batch !== undefined; batch = await next()) {
        const passed = batch.records.filter(passes);
        if (passed.length > 0) await deliver({ shardId: batch.shardId, records: passed, retries: 0 });
        positions.set(batch.shardId, batch.lastSequenceNumber);
        deps.onDone(batch.shardId, batch.lastSequenceNumber);
      }
    }
  }

  const next = () => deps.reader.next(positions, properties.BatchSize);

  type Delivery = { shardId: string; records: readonly StreamRecord[]; retries: number };

  /** Ends when every record succeeded or was set aside: the order of the shard is never given up. */
  async function deliver({ shardId, records, retries }: Delivery): Promise<void> {
    const requestId = randomUUID();
    const invocation = await deps.functions.invoke(deps.functionArn, { Records: records });
    const rest = invocation.ok ? fromFirstFailure(records, invocation.payload) : records;
    if (rest.length === 0) return;
    const made = records.length - rest.length;
    if (made > 0) return deliver({ shardId, records: rest, retries: 0 });
    if (isOver(records, retries)) {
      const destination = properties.DestinationConfig?.OnFailure?.Destination;
      const notice = failureNotice({ ...deps, requestId, shardId, records, retries, nowMs: clock.now() });
      if (destination !== undefined) deps.sendToQueue(destination, notice);
      return;
    }
    if (records.length > 1 && properties.BisectBatchOnFunctionError) {
      const middle = Math.ceil(records.length / 2);
      await deliver({ shardId, records: records.slice(0, middle), retries });
      return deliver({ shardId, records: records.slice(middle), retries });
    }
    if (retries >= RETRIES_AT_ONCE) await pause(retries - RETRIES_AT_ONCE);
    return deliver({ shardId, records, retries: retries + 1 });
  }

  /** The waiting is no activity: the clock must be able to move on to its end. */
  function pause(step: number): Promise<void> {
    release();
    return new Promise((resolve) => {
      clock.at(clock.now() + Math.min(1000 * 2 ** step, LONGEST_PAUSE_MS), () => {
        hold();
        resolve();
      });
    });
  }

  function isOver(records: readonly StreamRecord[], retries: number): boolean {
    const { MaximumRetryAttempts: limit, MaximumRecordAgeInSeconds: age } = properties;
    if (limit >= 0 && retries >= limit) return true;
    const createdAtSeconds = Number(records[0]?.dynamodb.ApproximateCreationDateTime);
    const limitSeconds = age > 0 ? Math.min(age, RETENTION_SECONDS) : RETENTION_SECONDS;
    return clock.now() / 1000 - createdAtSeconds > limitSeconds;
  }

  /** Lambda takes the lowest sequence number reported, and retries from there; an unknown one fails the whole batch. */
  function fromFirstFailure(records: readonly StreamRecord[], payload: unknown): readonly StreamRecord[] {
    if (properties.FunctionResponseTypes.length === 0 || payload === null) return [];
    const answer = itemFailures.safeParse(payload);
    if (!answer.success) return records;
    const failed = (answer.data.batchItemFailures ?? []).map((each) => each.itemIdentifier);
    const indexes = failed.map((id) => records.findIndex((each) => each.dynamodb.SequenceNumber === id));
    return indexes.length === 0 ? [] : records.slice(Math.max(0, Math.min(...indexes)));
  }

  return {
    wake,
    close: () => {
      isClosed = true;
      isWakeDue = false;
    },
  };
}
