// The sparse index of what the jobs must look at.
import * as z from 'zod';
import { brandIdSchema } from '../../people/brand.ts';
import { dueShards, keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { setExpression } from '../../platform/table/table-requests.ts';
import { programSchema } from '../program.ts';
import type { Job } from './due.ts';
import { type Due, pageSize } from './job.ts';

const indexKeys = { pk: 'duePk', sk: 'dueSk' };
const entry = z.object({ dueSk: z.string() });
/** The time, the program with its brand, and the phone. */
const parts = z.tuple([z.string(), z.string(), z.string()]);
const use = z.union([z.tuple([programSchema]), z.tuple([programSchema, brandIdSchema])]);

export function dueStore(table: Table, indexName: string) {
  async function listShard(pk: string, now: Date): Promise<{ found: Due[]; hasMore: boolean }> {
    const index = { name: indexName, ...indexKeys };
    const { items, next } = await table.query({ pk, index, limit: pageSize / dueShards.length });
    const entries = items.map((item) => partsOf(entry.parse(item).dueSk));
    const due = entries.filter(({ at }) => at <= now.toISOString());
    const hasMore = next !== undefined && due.length === items.length;
    return { found: due.map(({ program, brand, phone }) => ({ program, brand, phone })), hasMore };
  }

  return {
    /**
     * Takes the next turn of a job, `seconds` long: however many were started, they go on one after another. Answers how
     * many seconds are left of the turn that somebody else has.
     */
    async takeTurn(job: Job, seconds: number, now: Date): Promise<number | undefined> {
      const until = new Date(now.getTime() + seconds * 1000).toISOString();
      const turn = await table.update({
        key: keys.pace(job),
        ...setExpression({ type: 'pace', until }, { values: { ':now': now.toISOString() } }),
        condition: 'attribute_not_exists(#until) OR #until <= :now',
      });
      if (turn.applied) return undefined;
      const others = z.object({ until: z.iso.datetime() }).parse(turn.current);
      return Math.max(1, Math.ceil((Date.parse(others.until) - now.getTime()) / 1000));
    },

    /** Phones that are due by `now`, each by program, from every shard the oldest, at most a page. */
    async list(job: Job, now: Date): Promise<{ found: Due[]; hasMore: boolean }> {
      const shards = await Promise.all(dueShards.map((shard) => listShard(`${job}#${shard}`, now)));
      return {
        found: shards.flatMap(({ found }) => found),
        hasMore: shards.some(({ hasMore }) => hasMore),
      };
    },
  };
}

function partsOf(dueSk: string): Due & { at: string } {
  const [at, ofBrand, phone] = parts.parse(dueSk.split('#'));
  const [program, brand] = use.parse(ofBrand.split('@'));
  return { at, program, brand, phone };
}
