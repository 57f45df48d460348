// DynamoDB on one machine: the template's tables in an embedded engine, behind the roles of the functions.
import type { Meter } from '../../aws/meter.ts';
import { type AwsAction, AwsError, type AwsInput, type AwsService, type Caller } from '../../aws/service.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import { askForCapacity, capacityOf, LOST_WRITE, withoutCapacity } from './capacity.ts';
import { createTables, type DeployedTable, readTables } from './deployed-tables.ts';
import { type DynamoEngine, type EngineKind, startEngine } from './engine.ts';
import { createEngineClient, type EngineClient } from './engine-client.ts';
import { PERMISSIONS } from './permissions.ts';

export type DynamoDb = {
  readonly service: AwsService;
  readonly tables: readonly DeployedTable[];
  /** The engine itself, for the streams and for what no role limits. */
  readonly engine: EngineClient;
  /** Called after each write that a function made, with what it asked for. */
  onWrite(listener: (input: AwsInput) => void): void;
  /** The same, also after a write that went to the engine itself. */
  onAnyWrite(listener: (input: AwsInput) => void): void;
  close(): Promise<void>;
};

const WRITES: ReadonlySet<string> = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
]);

export async function startDynamoDb(deps: {
  template: DeployedTemplate;
  meter: Meter;
  dataDir?: string | undefined;
  engineKind?: EngineKind | undefined;
}): Promise<DynamoDb> {
  const process: DynamoEngine = await startEngine({ kind: deps.engineKind, dataDir: deps.dataDir });
  const client = createEngineClient(process.port);
  const heard: ((input: AwsInput) => void)[] = [];
  const engine: EngineClient = {
    ...client,
    table: async (name, input) => {
      const output = await client.table(name, input);
      if (WRITES.has(name)) for (const listener of heard) listener(input);
      return output;
    },
  };
  await createTables(deps.template, engine);
  const tables = readTables(deps.template);
  const listeners: ((input: AwsInput) => void)[] = [];

  function find(nameOrArn: string): DeployedTable {
    const table = tables.find((each) => each.name === nameOrArn || each.arn === nameOrArn);
    if (table !== undefined) return table;
    throw new AwsError(
      'ResourceNotFoundException',
      `Requested resource not found: Table: ${nameOrArn} not found`,
    );
  }

  function action(name: string): AwsAction {
    return {
      permissions: (input) => PERMISSIONS[name]?.(input, find) ?? [],
      run: async (input, caller) => {
        const isWrite = WRITES.has(name);
        try {
          const output = await engine.table(name, askForCapacity(name, input));
          deps.meter.capacity(nameOf(caller), capacityOf(name, output));
          if (isWrite) for (const listener of listeners) listener(input);
          return withoutCapacity(input, output);
        } catch (fault) {
          if (isWrite && fault instanceof AwsError) deps.meter.capacity(nameOf(caller), LOST_WRITE);
          throw fault;
        }
      },
    };
  }

  return {
    service: {
      signingName: 'dynamodb',
      protocol: 'json-1.0',
      actions: Object.fromEntries(Object.keys(PERMISSIONS).map((name) => [name, action(name)])),
    },
    tables,
    engine,
    onWrite: (listener) => {
      listeners.push(listener);
    },
    onAnyWrite: (listener) => {
      heard.push(listener);
    },
    close: async () => {
      engine.close();
      await process.stop();
    },
  };
}

function nameOf(caller: Caller): string {
  return caller.kind === 'function' ? caller.functionName : caller.name;
}
