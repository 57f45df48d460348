// The sparse index of what the jobs must look at.
import * as z from 'zod';
import { dueShards } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import type { Job } from './due.ts';
import { pageSize } from './job.ts';

const indexKeys = { pk: 'duePk', sk: 'dueSk' };
const entry = z.object({ dueSk: z.string() });

export function dueStore(table: Table, indexName: string) {
  async function listShard(pk: string, now: Date): Promise<{ phones: string[]; hasMore: boolean }> {
    const index = { name: indexName, ...indexKeys };
    const { items, next } = await table.query({ pk, index, limit: pageSize / dueShards.length });
    const entries = items.map((item) => partsOf(entry.parse(item).dueSk));
    const due = entries.filter(({ at }) => at <= now.toISOString());
    const hasMore = next !== undefined && due.length === items.length;
    return { phones: due.map(({ phone }) => phone), hasMore };
  }

  return {
    /** Phones that are due by `now`, from every shard the oldest, at most a page. */
    async list(job: Job, now: Date): Promise<{ phones: string[]; hasMore: boolean }> {
      const shards = await Promise.all(dueShards.map((shard) => listShard(`${job}#${shard}`, now)));
      return {
        phones: shards.flatMap(({ phones }) => phones),
        hasMore: shards.some(({ hasMore }) => hasMore),
      };
    },
  };
}

function partsOf(dueSk: string): { at: string; phone: string } {
  const end = dueSk.indexOf('#');
  return { at: dueSk.slice(0, end), phone: dueSk.slice(end + 1) };
}
