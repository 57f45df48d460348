// Reads a table's stream from the engine as Lambda sees it: virtual times, deployed ARNs, no records of writes that changed nothing.
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { DeployedTable } from './deployed-tables.ts';
import type { EngineClient } from './engine-client.ts';

const image = z.record(z.string(), z.unknown());
const streamRecord = z.looseObject({
  eventID: z.string(),
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.looseObject({
    Keys: image,
    NewImage: image.optional(),
    OldImage: image.optional(),
    SequenceNumber: z.string(),
  }),
});
export type StreamRecord = z.infer<typeof streamRecord>;

const records = z.object({ Records: z.array(streamRecord), NextShardIterator: z.string().optional() });
const stream = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }),
});
const iterator = z.object({ ShardIterator: z.string() });
const described = z.object({ Table: z.object({ LatestStreamArn: z.string() }) });

/** How far each shard was read: the sequence number of its last record. */
export type Positions = Map<string, string>;

export type Batch = { shardId: string; lastSequenceNumber: string; records: readonly StreamRecord[] };

export type StreamReader = {
  /** The next records after the positions, of one shard; undefined when there are none. */
  next(positions: Positions, limit: number): Promise<Batch | undefined>;
};

export function createStreamReader(deps: {
  table: DeployedTable;
  engine: EngineClient;
  nowMs(): number;
}): StreamReader {
  const { table, engine } = deps;
  const region = table.arn.split(':')[3];
  let engineArn: string | undefined;

  async function shards(): Promise<readonly string[]> {
    engineArn ??= described.parse(await engine.table('DescribeTable', { TableName: table.name })).Table
      .LatestStreamArn;
    const answer = await engine.streams('DescribeStream', { StreamArn: engineArn });
    return stream.parse(answer).StreamDescription.Shards.map((shard) => shard.ShardId);
  }

  async function read(
    shardId: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly StreamRecord[]> {
    const from =
      after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    const got = await engine.streams('GetShardIterator', { StreamArn: engineArn, ShardId: shardId, ...from });
    const { ShardIterator } = iterator.parse(got);
    return records.parse(await engine.streams('GetRecords', { ShardIterator, Limit: limit })).Records;
  }

  function asLambdaSees(record: StreamRecord): StreamRecord {
    return {
      ...record,
      awsRegion: region,
      eventSourceARN: table.streamArn,
      dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(deps.nowMs() / 1000) },
    };
  }

  return {
    next: async (positions, limit) => {
      for (const shardId of await shards()) {
        const found = await read(shardId, positions.get(shardId), limit);
        const last = found.at(-1);
        if (last === undefined) continue;
        const records = found.filter((record) => !changesNothing(record)).map(asLambdaSees);
        return { shardId, lastSequenceNumber: last.dynamodb.SequenceNumber, records };
      }
      return undefined;
    },
  };
}

/** DynamoDB writes no record when a write leaves the item as it was; the embedded engines do. */
function changesNothing({ eventName, dynamodb }: StreamRecord): boolean {
  return eventName === 'MODIFY' && isDeepStrictEqual(dynamodb.NewImage, dynamodb.OldImage);
}
