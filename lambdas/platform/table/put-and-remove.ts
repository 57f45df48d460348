// Puts and removes any number of items, in no order and without conditions: after a crash some of it is done.
import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import type { Key } from './keys.ts';
import { untilNoneIsLeft } from './left-over.ts';
import { type Item, toAttributes } from './table-requests.ts';

const atOnce = 25;

export type PutAndRemove = (puts: readonly Item[], removed: readonly Key[]) => Promise<void>;

/** Of the table `name`. No key may be named twice. */
export function putAndRemoveIn(name: string, client: DynamoDBClient): PutAndRemove {
  return async (puts, removed) => {
    const all: WriteRequest[] = [
      ...puts.map((item) => ({ PutRequest: { Item: toAttributes(item) } })),
      ...removed.map((key) => ({ DeleteRequest: { Key: toAttributes(key) } })),
    ];
    for (let start = 0; start < all.length; start += atOnce) {
      await untilNoneIsLeft(all.slice(start, start + atOnce), async (left) => {
        const request = new BatchWriteItemCommand({ RequestItems: { [name]: left } });
        return (await client.send(request)).UnprocessedItems?.[name] ?? [];
      });
    }
  };
}
