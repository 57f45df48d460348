// DynamoDB stream batches: the records of one partition in their order, the partitions side by side.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { logFault } from '../log.ts';
import type { BatchAnswer } from '../queue-batch.ts';
import type { Item } from './table-requests.ts';

/** One change of one item: its images before and after, as far as it existed. */
export type Change = { before: Item | undefined; after: Item | undefined };

const image = z.custom<Record<string, AttributeValue>>(
  (value) => typeof value === 'object' && value !== null,
);
const batch = z.object({
  Records: z.array(
    z.object({
      dynamodb: z.object({
        SequenceNumber: z.string(),
        Keys: z.object({ pk: z.object({ S: z.string() }) }),
        OldImage: image.optional(),
        NewImage: image.optional(),
      }),
    }),
  ),
});
type StreamRecord = z.infer<typeof batch>['Records'][number]['dynamodb'];

/**
 * Hands every change to `act`. A failed record stops its partition; it and all that came after it in the batch are
 * handed out again, so `act` must be repeatable.
 */
export async function followBatch(
  rawEvent: unknown,
  act: (change: Change) => Promise<void>,
): Promise<BatchAnswer> {
  const records = batch.parse(rawEvent).Records.map(({ dynamodb }) => dynamodb);
  const partitions = Map.groupBy(records, ({ Keys }) => Keys.pk.S);
  const failed = await Promise.all([...partitions.values()].map((ordered) => firstFailed(ordered, act)));
  return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
}

async function firstFailed(records: readonly StreamRecord[], act: (change: Change) => Promise<void>) {
  for (const { SequenceNumber, Keys, OldImage, NewImage } of records) {
    try {
      await act({ before: OldImage && unmarshall(OldImage), after: NewImage && unmarshall(NewImage) });
    } catch (error) {
      logFault('change-not-dispatched', error, { SequenceNumber, partition: withoutPhone(Keys.pk.S) });
      return [SequenceNumber];
    }
  }
  return [];
}

/** Partition keys are ids, but for those of consent, which end with a phone. */
function withoutPhone(partition: string): string {
  return partition.replace(/\+\d+$/, '+…');
}
