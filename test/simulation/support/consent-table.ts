// The table in memory with the index of what is due: as the memory table, whose images it follows.
import type { Change } from '../../../lambdas/platform/table/stream-batch.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';
import type { Item } from '../../../lambdas/platform/table/table-requests.ts';
import { memoryTable } from './memory-table.ts';

export type ConsentTable = {
  table: Table;
  /** What changed since it was last asked, in order. */
  newChanges(): Change[];
};

/** Every call is carried out whole and at once, as DynamoDB does; `arrive` says when, and when its answer is there. */
export function consentTable(arrive?: Arrival): ConsentTable {
  const { table, changes } = memoryTable();
  const latest = new Map<string, Item>();
  let [indexed, told] = [0, 0];

  function dueItems(pk: string): Item[] {
    for (; indexed < changes.length; indexed += 1) {
      const after = changes[indexed]?.after;
      if (after !== undefined) latest.set(`${after.pk} ${after.sk}`, after);
    }
    return [...latest.values()]
      .filter((item) => item.duePk === pk)
      .toSorted((one, other) => (String(one.dueSk) < String(other.dueSk) ? -1 : 1));
  }

  const query: Table['query'] = async (asked) => {
    if (asked.index === undefined) return table.query(asked);
    const all = dueItems(asked.pk);
    const items = all.slice(0, asked.limit);
    return { items, next: items.length === asked.limit ? items.at(-1) : undefined };
  };
  const calls: Table = { ...table, query };
  return {
    table: arrive === undefined ? calls : arriving(calls, arrive),
    newChanges: () => {
      const news = changes.slice(told);
      told = changes.length;
      return news;
    },
  };
}

/** What stands before a call and, when it has been carried out, before its answer. */
export type Arrival = (call: string, moment: 'before' | 'after') => Promise<unknown>;

/** `table`, with `arrive` before each of its calls and before each of its answers. */
export function arriving(table: Table, arrive: Arrival): Table {
  async function between<T>(call: string, carryOut: () => Promise<T>): Promise<T> {
    await arrive(call, 'before');
    const answer = await carryOut();
    await arrive(call, 'after');
    return answer;
  }
  return {
    get: (key) => between('get', () => table.get(key)),
    getAll: (keys) => between('getAll', () => table.getAll(keys)),
    query: (asked) => between('query', () => table.query(asked)),
    queryAll: (asked) => between('queryAll', () => table.queryAll(asked)),
    put: (item, condition) => between('put', () => table.put(item, condition)),
    update: (update, returning) => between('update', () => table.update(update, returning)),
    transact: (writes) => between('transact', () => table.transact(writes)),
  };
}
