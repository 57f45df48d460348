// The template's tables in the engine: made once, and given the indexes that a later template adds.
import { afterAll, describe, expect, test } from '@jest/globals';
import { createTables } from '../../../../local/services/dynamodb/deployed-tables.ts';
import { type EngineKind, startEngine } from '../../../../local/services/dynamodb/engine.ts';
import { createEngineClient } from '../../../../local/services/dynamodb/engine-client.ts';
import { aTemplate } from '../support/small-cloud.ts';

const closers: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
});

async function anEngine(kind: EngineKind | undefined) {
  const engine = await startEngine({ kind });
  const client = createEngineClient(engine.port);
  closers.push(() => client.close(), engine.stop);
  return client;
}

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });

function anIndex(name: string) {
  const KeySchema = [
    { AttributeName: `${name}Pk`, KeyType: 'HASH' },
    { AttributeName: `${name}Sk`, KeyType: 'RANGE' },
  ];
  return { IndexName: name, KeySchema, Projection: { ProjectionType: 'KEYS_ONLY' } };
}

/** A template with one table that has such indexes. */
function withIndexes(...names: string[]) {
  return aTemplate({
    type: 'AWS::DynamoDB::Table',
    name: 'kept',
    ref: 'kept',
    properties: {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [text('pk'), ...names.flatMap((name) => [text(`${name}Pk`), text(`${name}Sk`)])],
      ...(names.length > 0 && { GlobalSecondaryIndexes: names.map(anIndex) }),
    },
  });
}

describe.each([
  { engine: 'the platform’s engine', kind: undefined },
  { engine: 'AWS’s own engine', kind: 'dynamodb-local' as const },
])('a table kept by $engine', ({ kind }) => {
  test('gets the indexes that a later template adds, with the items that it held before', async () => {
    const engine = await anEngine(kind);
    await createTables(withIndexes('inbox'), engine);
    const Item = { pk: { S: 'STATE' }, duePk: { S: 'reconfirm#1' }, dueSk: { S: '2026-01-01' } };
    await engine.table('PutItem', { TableName: 'kept', Item });
    await createTables(withIndexes('inbox', 'due', 'other'), engine);
    const query = {
      TableName: 'kept',
      IndexName: 'due',
      KeyConditionExpression: 'duePk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'reconfirm#1' } },
    };
    expect(await engine.table('Query', query)).toMatchObject({ Items: [Item] });
    // The same template again changes nothing.
    await createTables(withIndexes('inbox', 'due', 'other'), engine);
    expect(await engine.table('Query', query)).toMatchObject({ Count: 1 });
  });
});
