// Deletes expired items by virtual time, as DynamoDB does: within two days, by its own hand, told in the stream.
import * as z from 'zod';
import type { AwsInput } from '../../aws/service.ts';
import { inMemory, type State } from '../../state/state.ts';
import type { Clock } from '../../time/clock.ts';
import type { DeployedTable } from './deployed-tables.ts';
import type { DynamoDb } from './dynamodb.ts';

const SWEEP_EVERY_MS = 48 * 3_600_000;

const page = z.object({
  Items: z.array(z.record(z.string(), z.unknown())).default([]),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});
const expiry = z.object({ N: z.coerce.number() });

type Expiring = { key: Record<string, unknown>; atSeconds: number };

export function sweepExpired(deps: {
  dynamoDb: DynamoDb;
  clock: Clock;
  onDeleted(): void;
  state?: State | undefined;
}): void {
  const { clock, dynamoDb } = deps;
  const kept = (deps.state ?? inMemory).rows('time-to-live', z.number());
  const tables = dynamoDb.tables.flatMap((table) => {
    const attribute = table.timeToLiveAttribute;
    return attribute === undefined ? [] : [sweptTable(table, attribute)];
  });
  if (tables.length === 0) return;

  /** A table is scanned only when something in it can have expired: years of days would scan it for nothing. */
  function sweptTable(table: DeployedTable, attribute: string): { sweep(): Promise<void> } {
    let nextAtSeconds = 0;
    dynamoDb.onWrite((input: AwsInput) => {
      if (JSON.stringify(input).includes(attribute)) nextAtSeconds = 0;
    });
    return {
      async sweep() {
        const nowSeconds = Math.floor(clock.now() / 1000);
        if (nextAtSeconds >= nowSeconds) return;
        nextAtSeconds = Number.POSITIVE_INFINITY;
        for (const { key, atSeconds } of await expiringIn(table, attribute)) {
          if (atSeconds >= nowSeconds) nextAtSeconds = Math.min(nextAtSeconds, atSeconds);
          else await dynamoDb.engine.table('DeleteItem', { TableName: table.name, Key: key });
        }
      },
    };
  }

  async function expiringIn(table: DeployedTable, attribute: string): Promise<Expiring[]> {
    const names = { '#ttl': attribute, ...numbered(table.keyNames) };
    const all: Expiring[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const scanned = await dynamoDb.engine.table('Scan', {
        TableName: table.name,
        FilterExpression: 'attribute_type(#ttl, :number)',
        ProjectionExpression: Object.keys(names).join(', '),
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':number': { S: 'N' } },
        ...(from && { ExclusiveStartKey: from }),
      });
      const { Items, LastEvaluatedKey } = page.parse(scanned);
      for (const { [attribute]: at, ...key } of Items) all.push({ key, atSeconds: expiry.parse(at).N });
      from = LastEvaluatedKey;
    } while (from !== undefined);
    return all;
  }

  async function sweep(): Promise<void> {
    sweepAt(clock.now() + SWEEP_EVERY_MS);
    for (const table of tables) await table.sweep();
    deps.onDeleted();
  }

  function sweepAt(atMs: number): void {
    kept.put('next-sweep', atMs);
    clock.at(atMs, sweep);
  }

  sweepAt(new Map(kept.entries()).get('next-sweep') ?? clock.now() + SWEEP_EVERY_MS);
}

function numbered(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [`#key${index}`, name]));
}
