// Deletes expired items by virtual time, as DynamoDB does: within two days, by its own hand, told in the stream.
import * as z from 'zod';
import type { Clock } from '../../time/clock.ts';
import type { DeployedTable } from './deployed-tables.ts';
import type { DynamoDb } from './dynamodb.ts';

const SWEEP_EVERY_MS = 48 * 3_600_000;

const page = z.object({
  Items: z.array(z.record(z.string(), z.unknown())).default([]),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});

export function sweepExpired(deps: { dynamoDb: DynamoDb; clock: Clock; onDeleted(): void }): void {
  const { clock, dynamoDb } = deps;
  const tables = dynamoDb.tables.filter((table) => table.timeToLiveAttribute !== undefined);
  if (tables.length === 0) return;

  async function sweep(): Promise<void> {
    clock.at(clock.now() + SWEEP_EVERY_MS, sweep);
    for (const table of tables) await sweepTable(table);
    deps.onDeleted();
  }

  async function sweepTable(table: DeployedTable): Promise<void> {
    const nowSeconds = String(Math.floor(clock.now() / 1000));
    let from: Record<string, unknown> | undefined;
    do {
      const scanned = await dynamoDb.engine.table('Scan', {
        TableName: table.name,
        FilterExpression: '#ttl < :now',
        ProjectionExpression: table.keyNames.map((_, index) => `#key${index}`).join(', '),
        ExpressionAttributeNames: {
          '#ttl': table.timeToLiveAttribute,
          ...Object.fromEntries(table.keyNames.map((name, index) => [`#key${index}`, name])),
        },
        ExpressionAttributeValues: { ':now': { N: nowSeconds } },
        ...(from && { ExclusiveStartKey: from }),
      });
      const { Items, LastEvaluatedKey } = page.parse(scanned);
      for (const Key of Items) await dynamoDb.engine.table('DeleteItem', { TableName: table.name, Key });
      from = LastEvaluatedKey;
    } while (from !== undefined);
  }

  clock.at(clock.now() + SWEEP_EVERY_MS, sweep);
}
