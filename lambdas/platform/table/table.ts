// The one table: plain items in and out, a lost condition as a value, transient conflicts tried again.
import { setTimeout as pause } from 'node:timers/promises';
import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Key } from './keys.ts';
import { untilNoneIsLeft } from './left-over.ts';
import {
  type Condition,
  conditionInput,
  type Item,
  toAttributes,
  transactInput,
  type Update,
  updateInput,
  type Write,
} from './table-requests.ts';

/** A conditional write's end: applied (with the new item when asked for), or refused with the item as it was. */
export type WriteOutcome =
  | { applied: true; item: Item | undefined }
  | { applied: false; current: Item | undefined };

/** A transaction's end. `refused[i]` tells whether write i's condition was among those that failed. */
export type TransactionOutcome = { applied: true } | { applied: false; refused: readonly boolean[] };

/** One page of a query; `next` goes into the following call's `after`. */
export type Page = { items: Item[]; next: Item | undefined };

type Query = {
  pk: string;
  skPrefix?: string;
  /** Only keys from this one on. */
  skFrom?: string;
  /** With `skFrom`: only keys up to this one. */
  skUntil?: string;
  index?: { name: string; pk: string; sk: string };
  limit?: number;
  newestFirst?: boolean;
  after?: Item | undefined;
};

/** Tries after a transaction conflict, which is neither a loss nor a fault: someone else's write was in flight. */
const conflictTries = 8;
const conflictPauseMs = 25;
const batchSize = 100;

export type Table = ReturnType<typeof openTable>;

/** Opens the table `name`. One client per process. */
export function openTable(name: string, client = new DynamoDBClient({})) {
  // It makes a copy of each request and answer for a log, also when nobody reads one: a sixth of what a call costs.
  client.middlewareStack.remove('loggerMiddleware');
  const table = {
    /** The item under `key`, consistently read. */
    async get(key: Key): Promise<Item | undefined> {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: name, Key: toAttributes(key), ConsistentRead: true }),
      );
      return Item && unmarshall(Item);
    },

    /** One page of a partition (consistently read) or of an index (not). */
    async query({ pk, skPrefix, skFrom, skUntil, index, limit, newestFirst, after }: Query): Promise<Page> {
      const sk = skPrefix ?? skFrom;
      const fromOn = skUntil === undefined ? ' AND #sk >= :sk' : ' AND #sk BETWEEN :sk AND :until';
      const skCondition = skPrefix === undefined ? fromOn : ' AND begins_with(#sk, :sk)';
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: name,
          IndexName: index?.name,
          KeyConditionExpression: `#pk = :pk${sk === undefined ? '' : skCondition}`,
          ExpressionAttributeNames: {
            '#pk': index?.pk ?? 'pk',
            ...(sk !== undefined && { '#sk': index?.sk ?? 'sk' }),
          },
          ExpressionAttributeValues: toAttributes({
            ':pk': pk,
            ...(sk !== undefined && { ':sk': sk }),
            ...(skUntil !== undefined && { ':until': skUntil }),
          }),
          ConsistentRead: index === undefined,
          ScanIndexForward: !newestFirst,
          Limit: limit,
          ExclusiveStartKey: after && toAttributes(after),
        }),
      );
      return {
        items: Items.map((item) => unmarshall(item)),
        next: LastEvaluatedKey && unmarshall(LastEvaluatedKey),
      };
    },

    /** All items of a query, page by page. */
    async queryAll(query: Omit<Query, 'limit' | 'after'>): Promise<Item[]> {
      const found: Item[] = [];
      let after: Item | undefined;
      do {
        const page = await table.query({ ...query, after });
        found.push(...page.items);
        after = page.next;
      } while (after !== undefined);
      return found;
    },

    /** Those of `wanted` that exist, each once, in no order, consistently read; any number of keys. */
    async getAll(wanted: readonly Key[]): Promise<Item[]> {
      // A request with the same key twice is refused as a whole.
      const unique = [...new Map(wanted.map((key) => [JSON.stringify([key.pk, key.sk]), key])).values()];
      const found: Item[] = [];
      for (let start = 0; start < unique.length; start += batchSize) {
        await untilNoneIsLeft(unique.slice(start, start + batchSize).map(toAttributes), async (left) => {
          const { Responses, UnprocessedKeys } = await client.send(
            new BatchGetItemCommand({ RequestItems: { [name]: { Keys: left, ConsistentRead: true } } }),
          );
          found.push(...(Responses?.[name] ?? []).map((item) => unmarshall(item)));
          return UnprocessedKeys?.[name]?.Keys ?? [];
        });
      }
      return found;
    },

    /** Puts `item`, or answers the item that failed `condition`. */
    put(item: Item, condition?: Condition): Promise<WriteOutcome> {
      return conditionally(async () => {
        await client.send(
          new PutItemCommand({
            TableName: name,
            Item: toAttributes(item),
            ...conditionInput(condition),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return undefined;
      });
    },

    /** Updates one item and answers it as it is now (`returning: 'ALL_NEW'`), or the item that failed the condition. */
    update(update: Update, returning: 'NONE' | 'ALL_NEW' = 'NONE'): Promise<WriteOutcome> {
      return conditionally(async () => {
        const { Attributes } = await client.send(
          new UpdateItemCommand({
            TableName: name,
            ...updateInput(update),
            ReturnValues: returning,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return Attributes;
      });
    },

    /** All of `writes` or none. A conflict with another write is tried again; only a failed condition is a refusal. */
    transact(writes: readonly Write[]): Promise<TransactionOutcome> {
      const TransactItems = writes.map((write) => transactInput(name, write));
      return tryAgainOnConflict(async () => {
        try {
          await client.send(new TransactWriteItemsCommand({ TransactItems }));
          return { applied: true };
        } catch (error) {
          const refused = refusedWrites(error);
          if (refused.some(Boolean)) return { applied: false, refused };
          throw error;
        }
      });
    },
  };
  return table;
}

function conditionally(
  send: () => Promise<Record<string, AttributeValue> | undefined>,
): Promise<WriteOutcome> {
  return tryAgainOnConflict(async () => {
    try {
      const item = await send();
      return { applied: true, item: item && unmarshall(item) };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { applied: false, current: error.Item && unmarshall(error.Item) };
    }
  });
}

async function tryAgainOnConflict<T>(write: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isConflict(error) || tried === conflictTries) throw error;
      await pause(conflictPauseMs * tried * Math.random());
    }
  }
}

function isConflict(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const transient = ['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];
  return (error.CancellationReasons ?? []).every(({ Code = 'None' }) => transient.includes(Code));
}

function refusedWrites(error: unknown): boolean[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  return (error.CancellationReasons ?? []).map(({ Code }) => Code === 'ConditionalCheckFailed');
}
