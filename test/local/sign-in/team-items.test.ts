// Who can sign in is known from what is written, by whatever write, and the table is looked through once.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMeter } from '../../../local/aws/meter.ts';
import { type DynamoDb, startDynamoDb } from '../../../local/services/dynamodb/dynamodb.ts';
import { createTeamItems, type TeamItems } from '../../../local/sign-in/team-items.ts';
import { aTemplate } from '../services/support/small-cloud.ts';

const TableName = 'people';
const key = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } });
const agent = (teamId: string, agentId: string) => key(`TEAM#${teamId}`, `AGENT#${agentId}`);

let dynamoDb: DynamoDb;
let items: TeamItems;
let scans = 0;

beforeAll(async () => {
  const properties = {
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  };
  const template = aTemplate({
    type: 'AWS::DynamoDB::Table',
    name: TableName,
    ref: TableName,
    arn: `arn:aws:dynamodb:us-east-1:000000000000:table/${TableName}`,
    properties,
  });
  dynamoDb = await startDynamoDb({ template, meter: createMeter() });
  await dynamoDb.engine.table('PutItem', { TableName, Item: agent('tm_1', 'agt_before') });
  const { engine } = dynamoDb;
  const counted: DynamoDb['engine'] = {
    ...engine,
    table: (action, input) => {
      if (action === 'Scan') scans += 1;
      return engine.table(action, input);
    },
  };
  items = createTeamItems({ ...dynamoDb, engine: counted });
});
afterAll(() => dynamoDb?.close());

test.each([
  ['PutItem', { TableName, Item: agent('tm_1', 'agt_put') }, 'agt_put'],
  ['UpdateItem', { TableName, Key: agent('tm_1', 'agt_update') }, 'agt_update'],
  ['TransactWriteItems', { TransactItems: [{ Put: { TableName, Item: agent('tm_1', 'agt_t') } }] }, 'agt_t'],
  [
    'BatchWriteItem',
    { RequestItems: { [TableName]: [{ PutRequest: { Item: agent('tm_1', 'agt_b') } }] } },
    'agt_b',
  ],
])('an agent written by %s is found', async (action, input, agentId) => {
  expect(await items.agents(agentId)).toEqual([]);
  await dynamoDb.engine.table(action, input);
  expect(await items.agents(agentId)).toEqual([agent('tm_1', agentId)]);
});

test('an agent is found once for each team, and as written last', async () => {
  await dynamoDb.engine.table('PutItem', { TableName, Item: agent('tm_2', 'agt_put') });
  const changed = { ...agent('tm_1', 'agt_put'), left: { BOOL: true } };
  await dynamoDb.engine.table('PutItem', { TableName, Item: changed });
  const found = await items.agents('agt_put');
  expect(found).toHaveLength(2);
  expect(found).toEqual(expect.arrayContaining([changed, agent('tm_2', 'agt_put')]));
});

test('more than one request holds are all found, teams apart, and whoever is removed is gone', async () => {
  for (let each = 0; each < 120; each += 1)
    await dynamoDb.engine.table('PutItem', { TableName, Item: agent('tm_3', `agt_many_${each}`) });
  await dynamoDb.engine.table('PutItem', { TableName, Item: key('TEAM#tm_3', 'TEAM') });
  await dynamoDb.engine.table('PutItem', { TableName, Item: key('REF#ref_1', 'RACE') });
  const before = (await items.agents()).length;
  expect(before).toBe(120 + 6);
  expect(await items.teams()).toEqual([key('TEAM#tm_3', 'TEAM')]);
  await dynamoDb.engine.table('DeleteItem', { TableName, Key: agent('tm_3', 'agt_many_7') });
  expect(await items.agents()).toHaveLength(before - 1);
});

test('what was there before is found, and the table was looked through once', async () => {
  expect(await items.agents('agt_before')).toHaveLength(1);
  expect(scans).toBe(1);
});
