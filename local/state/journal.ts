// The state of the services in one SQLite table: a row per thing, and the changes of one turn of the event loop as one transaction.
import type { DatabaseSync } from 'node:sqlite';
import type * as z from 'zod';
import type { Rows, State } from './state.ts';

export type Journal = State & {
  /** Writes what has changed, and nothing that changes afterwards: what breaks off at a shutdown is no news. */
  seal(): void;
  close(): void;
};

/** What is thrown for a row that its service can't read, and for what can't be written. */
export type Faults = {
  unreadable(row: string, reason: string): Error;
  unwritable(reason: string): Error;
};

export function createJournal(database: DatabaseSync, faults: Faults): Journal {
  database.exec(
    'CREATE TABLE IF NOT EXISTS kept (name TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (name, key))',
  );
  const write = database.prepare(
    'INSERT INTO kept (name, key, json) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET json = excluded.json',
  );
  const erase = database.prepare('DELETE FROM kept WHERE name = ? AND key = ?');
  // A row keeps its place when it is written again.
  const read = database.prepare('SELECT key, json FROM kept WHERE name = ? ORDER BY rowid');
  let changes = new Map<string, Map<string, { value: unknown } | 'deleted'>>();
  let isSealed = false;

  function change(name: string, key: string, to: { value: unknown } | 'deleted'): void {
    if (isSealed) return;
    if (changes.size === 0) queueMicrotask(commit);
    const ofName = changes.get(name) ?? new Map<string, { value: unknown } | 'deleted'>();
    changes.set(name, ofName);
    ofName.set(key, to);
  }

  /** A disk that is full ends the process here: what it could not keep it doesn't answer. */
  function commit(): void {
    if (changes.size === 0) return;
    database.exec('BEGIN');
    try {
      for (const [name, rows] of changes) {
        for (const [key, to] of rows) {
          if (to === 'deleted') erase.run(name, key);
          else write.run(name, key, JSON.stringify(to.value));
        }
      }
      database.exec('COMMIT');
    } catch (fault) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw faults.unwritable(String(fault));
    }
    changes = new Map();
  }

  function rows<T>(name: string, schema: z.ZodType<T>): Rows<T> {
    return {
      entries() {
        commit();
        return read.all(name).map((row) => {
          const key = String(row.key);
          const value = parsedRow(row.json, schema);
          if (value.ok) return [key, value.data] as const;
          throw faults.unreadable(`${name} ${key}`, value.reason);
        });
      },
      put: (key, value) => change(name, key, { value }),
      delete: (key) => change(name, key, 'deleted'),
    };
  }

  return {
    rows,
    commit,
    seal() {
      commit();
      isSealed = true;
    },
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

function parsedRow<T>(
  json: unknown,
  schema: z.ZodType<T>,
): { ok: true; data: T } | { ok: false; reason: string } {
  try {
    const parsed = schema.safeParse(JSON.parse(String(json)));
    return parsed.success
      ? { ok: true, data: parsed.data }
      : {
          ok: false,
          reason: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '),
        };
  } catch {
    return { ok: false, reason: 'it is no JSON' };
  }
}
