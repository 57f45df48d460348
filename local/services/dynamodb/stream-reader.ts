// Reads a table's stream from the engine as Lambda sees it: virtual times, deployed ARNs, no records of writes that changed nothing.
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { AwsError } from '../../aws/service.ts';
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

/** An iterator of the engine's, and the record that it comes after. */
type Cursor = { after: string | undefined; iterator: string };

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
  let shards: readonly string[] | undefined;
  /** Where to read on, by shard: asked for once, not at every read. */
  const cursors = new Map<string, Cursor>();

  async function knownShards(): Promise<readonly string[]> {
    if (shards !== undefined) return shards;
    engineArn ??= described.parse(await engine.table('DescribeTable', { TableName: table.name })).Table
      .LatestStreamArn;
    const answer = await engine.streams('DescribeStream', { StreamArn: engineArn });
    shards = stream.parse(answer).StreamDescription.Shards.map((shard) => shard.ShardId);
    return shards;
  }

  async function iteratorAfter(shardId: string, after: string | undefined): Promise<string> {
    const from =
      after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    const got = await engine.streams('GetShardIterator', { StreamArn: engineArn, ShardId: shardId, ...from });
    return iterator.parse(got).ShardIterator;
  }

  async function read(
    shardId: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly StreamRecord[]> {
    const cursor = cursors.get(shardId);
    cursors.delete(shardId);
    const recordsFrom = async (iterator: string) =>
      records.parse(await engine.streams('GetRecords', { ShardIterator: iterator, Limit: limit }));
    const answer =
      cursor !== undefined && cursor.after === after
        ? await recordsFrom(cursor.iterator).catch(async (fault: unknown) => {
            if (isExpired(fault)) return recordsFrom(await iteratorAfter(shardId, after));
            throw fault;
          })
        : await recordsFrom(await iteratorAfter(shardId, after));
    const { Records: found, NextShardIterator: next } = answer;
    const reached = found.at(-1)?.dynamodb.SequenceNumber ?? after;
    if (next !== undefined) cursors.set(shardId, { after: reached, iterator: next });
    // A shard that has ended has others after it.
    else shards = undefined;
    return found;
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
      for (const shardId of await knownShards()) {
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

/** An iterator is good for 15 minutes. */
function isExpired(fault: unknown): boolean {
  return fault instanceof AwsError && fault.code === 'ExpiredIteratorException';
}

/** DynamoDB writes no record when a write leaves the item as it was; the embedded engines do. */
function changesNothing({ eventName, dynamodb }: StreamRecord): boolean {
  return eventName === 'MODIFY' && isDeepStrictEqual(dynamodb.NewImage, dynamodb.OldImage);
}
