// Open races in an embedded DynamoDB of the benchmark's own, written beforehand so that only claims are timed.

import { keys } from '../../lambdas/platform/table/keys.ts';
import { toAttributes } from '../../lambdas/platform/table/table-requests.ts';
import { startEngine } from '../../local/services/dynamodb/engine.ts';
import { createEngineClient, type EngineClient } from '../../local/services/dynamodb/engine-client.ts';

export const contenders = Array.from({ length: 10 }, (_, index) => `agt_${index + 1}`);

export type BenchTable = Awaited<ReturnType<typeof openBenchTable>>;

/**
 * A table with the deployed one's keys in an engine of its own, without the local cloud between. It has no stream: the
 * embedded engine takes longer for every write the more changes its stream holds, which DynamoDB does not. With `dataDir` it is kept
 * there, and `isThere` from an earlier run.
 */
export async function openBenchTable({
  dataDir,
  isThere = false,
}: {
  dataDir?: string;
  isThere?: boolean;
} = {}) {
  const engine = await startEngine({ dataDir });
  const client = createEngineClient(engine.port);
  const name = 'dibs';
  if (!isThere) await createTable(client, name);
  return {
    name,
    endpoint: `http://127.0.0.1:${engine.port}`,
    client,
    close: async () => {
      client.close();
      await engine.stop();
    },
  };
}

async function createTable(client: EngineClient, name: string): Promise<void> {
  const keysOf = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: 'HASH' },
    { AttributeName: sk, KeyType: 'RANGE' },
  ];
  await client.table('CreateTable', {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keysOf('pk', 'sk'),
    AttributeDefinitions: ['pk', 'sk', 'inboxPk', 'inboxSk'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'inbox',
        KeySchema: keysOf('inboxPk', 'inboxSk'),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });
}

export function clientConfig({ endpoint }: BenchTable) {
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  };
}

let made = 0;
const batchSize = 25;

/** Writes `count` races that ten agents were offered; answers their ids. */
export async function openRaces(table: BenchTable, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => {
    made += 1;
    return `ref_${String(made).padStart(20, '0')}`;
  });
  for (let start = 0; start < count; start += batchSize) {
    const requests = ids
      .slice(start, start + batchSize)
      .map((id) => ({ PutRequest: { Item: toAttributes(aRace(id)) } }));
    await table.client.table('BatchWriteItem', { RequestItems: { [table.name]: requests } });
  }
  return ids;
}

function aRace(referralId: string) {
  return {
    ...keys.race(referralId),
    type: 'race',
    referralId,
    teamId: 'tm_1',
    status: 'offered',
    offered: contenders,
    offerUntil: new Date(Date.now() + 3_600_000).toISOString(),
    textingPreferred: true,
  };
}
