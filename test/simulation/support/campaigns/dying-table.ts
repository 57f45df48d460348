// A table under functions that die: after so many writes, with the write in it or not. Whoever calls again finds what was written.
import type { Table } from '../../../../lambdas/platform/table/table.ts';
import type { History } from './history.ts';

export class Died extends Error {}

export function dyingTable(table: Table, crashes: History['crashes']): Table {
  const left = [...crashes];
  let written = 0;

  async function dyingAround<T>(write: () => Promise<T>): Promise<T> {
    written += 1;
    const [next] = left;
    if (next === undefined || written < next.afterWrites) return write();
    left.shift();
    written = 0;
    if (next.isCommitted) await write();
    throw new Died();
  }

  return {
    ...table,
    put: (...given) => dyingAround(() => table.put(...given)),
    update: (...given) => dyingAround(() => table.update(...given)),
    transact: (...given) => dyingAround(() => table.transact(...given)),
  };
}
