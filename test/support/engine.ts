// A real DynamoDB for store tests: an embedded engine with the template's own table, started once per test file.
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { afterAll } from '@jest/globals';
import { type PutAndRemove, putAndRemoveIn } from '../../lambdas/platform/table/put-and-remove.ts';
import { openTable, type Table } from '../../lambdas/platform/table/table.ts';
import { createTables } from '../../local/services/dynamodb/deployed-tables.ts';
import { type DynamoEngine, type EngineKind, startEngine } from '../../local/services/dynamodb/engine.ts';
import { asSigned, createEngineClient } from '../../local/services/dynamodb/engine-client.ts';
import { dataStack } from '../lib/support/synthesized.ts';
import { aTemplate } from '../local/services/support/small-cloud.ts';

const tableName = 'dibs';
/** The index of inboxes, as the template names it. */
export const inboxIndex = 'inbox';
/** The index of what the daily jobs must look at. */
export const dueIndex = 'due';

/** A quarter of the client's time for a request would be its signature. */
const signer: NonNullable<DynamoDBClientConfig['signer']> = {
  sign: async (request) => {
    Object.assign(request.headers, asSigned);
    return request;
  },
};

let kind: EngineKind | undefined;
let running: Promise<DynamoEngine> | undefined;
const clients: DynamoDBClient[] = [];

/** Has the store tests that are imported from here on run on another engine than the machine's usual one. */
export function chooseEngine(chosen: EngineKind): void {
  kind = chosen;
}

/** `name`, with the engine when it is not the usual one. */
export function onEngine(name: string): string {
  return kind === undefined ? name : `${name}, on ${kind}`;
}

/** The table on the engine. `attach` puts middleware into the client that it is reached by. */
export async function engineTable(
  attach?: (client: DynamoDBClient) => void,
  config: DynamoDBClientConfig = {},
): Promise<Table> {
  running ??= start();
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(await running).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    signer,
    ...config,
  });
  clients.push(client);
  attach?.(client);
  return openTable(tableName, client);
}

/** The same table, with how many requests went to it by this client. */
export async function countedTable(): Promise<{ table: Table; requests(): number }> {
  let requests = 0;
  const table = await engineTable((client) => {
    client.middlewareStack.add(
      (next) => async (args) => {
        requests += 1;
        return next(args);
      },
      { step: 'initialize' },
    );
  });
  return { table, requests: () => requests };
}

/** The same table for what puts and removes many items at once. */
export async function enginePutAndRemove(): Promise<PutAndRemove> {
  let client: DynamoDBClient | undefined;
  await engineTable((made) => {
    client = made;
  });
  if (client === undefined) throw new Error('A table has a client');
  return putAndRemoveIn(tableName, client);
}

afterAll(async () => {
  for (const client of clients) client.destroy();
  await (await running)?.stop();
});

async function start(): Promise<DynamoEngine> {
  const engine = await startEngine({ kind });
  const client = createEngineClient(engine.port);
  const [table] = dataStack().ofType('AWS::DynamoDB::Table');
  if (table === undefined) throw new Error('The template has no table');
  const { Type: type, Properties: properties } = table;
  await createTables(aTemplate({ type, properties, name: tableName, ref: tableName }), client);
  client.close();
  return engine;
}
