// A table that was kept on disk gets the indexes that a later template added, filled from its items, as a deploy does.
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { AwsError } from '../../aws/service.ts';
import type { EngineClient } from './engine-client.ts';

type Wanted = {
  AttributeDefinitions: readonly { AttributeName: string }[];
  GlobalSecondaryIndexes: readonly { IndexName: string; KeySchema: readonly { AttributeName: string }[] }[];
};

const described = z.object({
  Table: z.object({
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), IndexStatus: z.string() })).default([]),
  }),
});

const POLL_MS = 50;

export async function addMissingIndexes(
  engine: EngineClient,
  TableName: string,
  wanted: Wanted,
): Promise<void> {
  async function statusOf(name: string): Promise<string | undefined> {
    const { Table } = described.parse(await engine.table('DescribeTable', { TableName }));
    return Table.GlobalSecondaryIndexes.find((each) => each.IndexName === name)?.IndexStatus;
  }

  /** AWS's engine may fail to describe a table whose index it is filling: then it is not there yet. */
  async function isActive(name: string): Promise<boolean> {
    try {
      return (await statusOf(name)) === 'ACTIVE';
    } catch (fault) {
      if (fault instanceof AwsError && fault.status >= 500) return false;
      throw fault;
    }
  }

  for (const index of wanted.GlobalSecondaryIndexes) {
    if ((await statusOf(index.IndexName)) !== undefined) continue;
    const keyNames = index.KeySchema.map((key) => key.AttributeName);
    await engine.table('UpdateTable', {
      TableName,
      AttributeDefinitions: wanted.AttributeDefinitions.filter(({ AttributeName }) =>
        keyNames.includes(AttributeName),
      ),
      GlobalSecondaryIndexUpdates: [{ Create: index }],
    });
    // One at a time, and no query before it is filled.
    while (!(await isActive(index.IndexName))) await pause(POLL_MS);
  }
}
