// The table in memory, with its stream: as much of DynamoDB's expressions as the stores write. That it answers as an engine does is tested.
import type { Key } from '../../../lambdas/platform/table/keys.ts';
import type { Change } from '../../../lambdas/platform/table/stream-batch.ts';
import type { Page, Table, WriteOutcome } from '../../../lambdas/platform/table/table.ts';
import type { Condition, Item, Update, Write } from '../../../lambdas/platform/table/table-requests.ts';
import { conditionOf, type Placeholders, updateOf } from './expressions.ts';

export type MemoryTable = {
  table: Table;
  /** What changed since it was last looked at, in order. */
  changes: Change[];
};

/** Items are never changed in place: an image that was handed out stays as it was. */
export function memoryTable(): MemoryTable {
  const items = new Map<string, Item>();
  const changes: Change[] = [];
  const idOf = ({ pk, sk }: Item) => `${pk} ${sk}`;
  const at = (key: Key) => items.get(idOf(key));

  const holds = (condition: string | undefined, item: Item | undefined, by: Placeholders) =>
    condition === undefined || conditionOf(condition)(item ?? {}, by);

  function write(key: Key, after: Item): void {
    const before = at(key);
    items.set(idOf(key), after);
    changes.push({ before, after });
  }

  function put(item: Item, condition?: Condition): WriteOutcome {
    const key = { pk: String(item.pk), sk: String(item.sk) };
    if (!holds(condition?.condition, at(key), condition ?? {})) return { applied: false, current: at(key) };
    write(key, withoutUndefined(item));
    return { applied: true, item: undefined };
  }

  function update(change: Update): WriteOutcome {
    const current = at(change.key);
    if (!holds(change.condition, current, change)) return { applied: false, current };
    const item = updateOf(change.update)(current ?? { ...change.key }, change);
    write(change.key, item);
    return { applied: true, item };
  }

  function isRefused(each: Write): boolean {
    if ('put' in each) {
      const { pk, sk } = each.put;
      return !holds(each.if?.condition, items.get(idOf({ pk, sk })), each.if ?? {});
    }
    const one = 'update' in each ? each.update : each.check;
    return !holds(one.condition, at(one.key), one);
  }

  const all = ({ pk, skPrefix = '', skFrom = '', skUntil, index }: Parameters<Table['queryAll']>[0]) => {
    const names = index ?? { pk: 'pk', sk: 'sk' };
    return [...items.values()]
      .filter((item) => {
        if (item[names.pk] !== pk) return false;
        const sk = String(item[names.sk]);
        const isInRange = sk >= skFrom && (skUntil === undefined || sk <= skUntil);
        return sk.startsWith(skPrefix) && isInRange;
      })
      .toSorted((one, other) => (String(one[names.sk]) < String(other[names.sk]) ? -1 : 1));
  };

  const table: Table = {
    get: async (key) => at(key),
    getAll: async (keys) => keys.map(at).filter((item) => item !== undefined),
    async query({ newestFirst, after, limit, ...range }): Promise<Page> {
      const found = newestFirst ? all(range).toReversed() : all(range);
      const name = range.index?.sk ?? 'sk';
      const isBehind = (item: Item) => {
        if (after === undefined) return true;
        const [own, other] = [String(item[name]), String(after[name])];
        return newestFirst ? own < other : own > other;
      };
      const rest = found.filter(isBehind);
      const items = rest.slice(0, limit);
      return { items, next: items.length < rest.length ? items.at(-1) : undefined };
    },
    queryAll: async (range) => all(range),
    put: async (item, condition) => put(item, condition),
    update: async (change) => update(change),
    async transact(writes) {
      const refused = writes.map(isRefused);
      if (refused.some(Boolean)) return { applied: false, refused };
      for (const each of writes) {
        if ('put' in each) put(each.put);
        if ('update' in each) update(each.update);
      }
      return { applied: true };
    },
  };
  return { table, changes };
}

function withoutUndefined(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}
