// What an act changed, leaf by leaf, by what it is of: `members › agt_02`, `buyers` was true and is false.
import type { AuditEvent } from '../shared/answers.ts';

export type Leaf = string | number | boolean;
export type Change = { name: string; before: Leaf | undefined; after: Leaf | undefined };
/** What changed of one thing: `members › agt_02`; of the whole where `of` is empty. */
export type ChangesOf = { of: readonly string[]; changes: readonly Change[] };

/** `hidden`: names of what was changed and is not shown. */
export type Changes = { shown: readonly ChangesOf[]; hidden: readonly string[] };

/** `inOrder`: names in the order in which they are read; others follow by their letters. */
export function changesOf(
  { changed, before, after }: Pick<AuditEvent, 'changed' | 'before' | 'after'>,
  inOrder: readonly string[] = [],
): Changes {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const keys = [...new Set([...was.keys(), ...is.keys()])].toSorted(byPath(inOrder));
  const groups = new Map<string, { of: readonly string[]; changes: Change[] }>();
  for (const key of keys) {
    const [old, now] = [was.get(key), is.get(key)];
    const path = (now ?? old)?.path ?? [];
    const [of, name = ''] = [path.slice(0, -1), path.at(-1)];
    if (old?.leaf === now?.leaf) continue;
    const group = groups.get(of.join('/')) ?? { of, changes: [] };
    group.changes.push({ name, before: old?.leaf, after: now?.leaf });
    groups.set(of.join('/'), group);
  }
  const named = new Set(keys.map((key) => key.split('/')[0]));
  return { shown: [...groups.values()], hidden: changed.filter((name) => !named.has(name)) };
}

/** By each name on the way: the third of a list comes before the tenth, and a price from before one up to. */
function byPath(inOrder: readonly string[]): (one: string, other: string) => number {
  const placeOf = (name: string) => {
    const place = inOrder.indexOf(name);
    return place === -1 ? inOrder.length : place;
  };
  return (one, other) => {
    const [ones, others] = [one.split('/'), other.split('/')];
    const at = ones.findIndex((name, index) => name !== others[index]);
    const [name = '', its = ''] = [ones[at], others[at]];
    return placeOf(name) - placeOf(its) || name.localeCompare(its, 'en', { numeric: true });
  };
}

type Found = { path: readonly string[]; leaf: Leaf };

function leavesOf(value: unknown, path: readonly string[] = []): ReadonlyMap<string, Found> {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return new Map([[path.join('/'), { path, leaf: value }]]);
  }
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(partsOf(value).flatMap(([name, part]) => [...leavesOf(part, [...path, name])]));
}

/** Members of a list are known by whom they are about, wherever they stand in it. */
function partsOf(value: object): [string, unknown][] {
  if (!Array.isArray(value)) return Object.entries(value);
  return value.map((part: unknown, index) => {
    if (typeof part === 'object' && part !== null && 'agentId' in part) {
      const { agentId, ...rest } = part;
      return [String(agentId), rest];
    }
    return [String(index + 1), part];
  });
}
