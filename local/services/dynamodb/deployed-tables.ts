// The template's tables: their keys and indexes as the local cloud needs them, and their creation in the engine.
import * as z from 'zod';
import { AwsError } from '../../aws/service.ts';
import { streamArnOf } from '../../template/identities.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate, Resource } from '../../template/resources.ts';
import type { EngineClient } from './engine-client.ts';
import { addMissingIndexes } from './missing-indexes.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.record(z.string(), z.unknown()),
});
const tableProperties = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  GlobalSecondaryIndexes: z.array(index).default([]),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z
    .object({ Enabled: z.boolean(), AttributeName: z.string().optional() })
    .optional(),
});

export type DeployedTable = {
  readonly name: string;
  readonly arn: string;
  readonly streamArn: string | undefined;
  readonly keyNames: readonly string[];
  readonly timeToLiveAttribute: string | undefined;
  /** The partition key's name, of the table or of one of its indexes. */
  partitionKey(indexName?: string): string;
};

export function readTables(template: DeployedTemplate): readonly DeployedTable[] {
  return tableResources(template).map((resource) => {
    const properties = propertiesOf(resource, tableProperties);
    const indexes = new Map(
      properties.GlobalSecondaryIndexes.map((each) => [each.IndexName, each.KeySchema]),
    );
    const hashOf = (keys: z.infer<typeof keySchema>) =>
      keys.find((key) => key.KeyType === 'HASH')?.AttributeName ?? '';
    return {
      name: resource.ref,
      arn: resource.arn,
      streamArn: properties.StreamSpecification && streamArnOf(resource.arn),
      keyNames: properties.KeySchema.map((key) => key.AttributeName),
      timeToLiveAttribute: properties.TimeToLiveSpecification?.Enabled
        ? properties.TimeToLiveSpecification.AttributeName
        : undefined,
      partitionKey: (indexName) => {
        const keys = indexName === undefined ? properties.KeySchema : indexes.get(indexName);
        if (keys !== undefined) return hashOf(keys);
        throw new AwsError('ValidationException', 'The table does not have the specified index');
      },
    };
  });
}

/** Time to live is not given to the engine, which would go by real time: see time-to-live.ts. */
export async function createTables(template: DeployedTemplate, engine: EngineClient): Promise<void> {
  for (const resource of tableResources(template)) {
    const properties = propertiesOf(resource, tableProperties);
    const { GlobalSecondaryIndexes: indexes, StreamSpecification: stream } = properties;
    const input = {
      TableName: resource.ref,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: properties.KeySchema,
      AttributeDefinitions: properties.AttributeDefinitions,
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
      ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
    };
    await engine.table('CreateTable', input).catch((fault: unknown) => {
      // A table kept on disk is there already, as an earlier template made it.
      if (fault instanceof AwsError && fault.code === 'ResourceInUseException') {
        return addMissingIndexes(engine, resource.ref, properties);
      }
      throw fault;
    });
  }
}

function tableResources(template: DeployedTemplate): readonly Resource[] {
  return [...template.ofType('AWS::DynamoDB::Table'), ...template.ofType('AWS::DynamoDB::GlobalTable')];
}
