// The streams of the template's tables and the functions that consume them.
import * as z from 'zod';
import type { Permission } from '../../aws/service.ts';
import type { Functions } from '../../functions/functions.ts';
import { inMemory, type State } from '../../state/state.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Activity, Clock } from '../../time/clock.ts';
import type { DynamoDb } from './dynamodb.ts';
import { createStreamMapping, readStreamMapping, type StreamMapping } from './stream-mapping.ts';
import { createStreamReader } from './stream-reader.ts';

export type Streams = {
  /** Reads every stream to its end: after a restart, and after a write that no function made. */
  wake(): void;
  close(): void;
};

const functionProperties = z.object({ Role: z.string() });

const READ_ACTIONS = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

export function createStreams(deps: {
  template: DeployedTemplate;
  dynamoDb: DynamoDb;
  clock: Clock;
  activity: Activity;
  functions: Functions;
  authorize(roleArn: string, permission: Permission): void;
  sendToQueue(queueArn: string, body: string): void;
  onFault(fault: unknown): void;
  state?: State | undefined;
}): Streams {
  const { template, dynamoDb, clock } = deps;
  const mappings: StreamMapping[] = [];
  const kept = (deps.state ?? inMemory).rows('stream-positions', z.string());
  const positions = kept.entries();

  for (const resource of template.ofType('AWS::Lambda::EventSourceMapping')) {
    const source = String(resource.properties.EventSourceArn);
    const table = dynamoDb.tables.find((each) => each.streamArn === source);
    if (table === undefined) {
      if (source.split(':')[2] === 'dynamodb')
        throw new Error(`${resource.path} consumes no stream of the template`);
      continue;
    }
    const properties = readStreamMapping(resource);
    const target = template
      .ofType('AWS::Lambda::Function')
      .find((each) => each.ref === properties.FunctionName || each.arn === properties.FunctionName);
    if (target === undefined) throw new Error(`${resource.path} invokes no function of the template`);
    const { Role } = propertiesOf(target, functionProperties);
    // Lambda reads the stream and writes to the failure destination with the function's own role.
    for (const action of READ_ACTIONS) deps.authorize(Role, { action, resource: source });
    const destination = properties.DestinationConfig?.OnFailure?.Destination;
    if (destination !== undefined) deps.authorize(Role, { action: 'sqs:SendMessage', resource: destination });

    const reader = createStreamReader({ table, engine: dynamoDb.engine, nowMs: () => clock.now() });
    const prefix = `${resource.logicalId} `;
    const own = positions.filter(([key]) => key.startsWith(prefix));
    const mapping = {
      ...deps,
      properties,
      functionArn: target.arn,
      reader,
      positions: new Map(own.map(([key, position]) => [key.slice(prefix.length), position])),
      onDone: (shardId: string, position: string) => kept.put(`${prefix}${shardId}`, position),
    };
    mappings.push(createStreamMapping(mapping));
  }

  function wake(): void {
    for (const mapping of mappings) mapping.wake();
  }
  dynamoDb.onWrite(wake);

  return {
    wake,
    close: () => {
      for (const mapping of mappings) mapping.close();
    },
  };
}
