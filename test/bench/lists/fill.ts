// Puts items into the embedded engine's own file while it is stopped: a million take half a minute, where the API takes four.
import { DatabaseSync } from 'node:sqlite';
import { type Item, toAttributes } from '../../../lambdas/platform/table/table-requests.ts';

/** `file`: of dynoxide, with a table of the name whose index is `inbox`. */
export function fill(file: string, name: string, items: Iterable<Item>): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA synchronous = OFF; BEGIN');
  const intoTable = database.prepare(
    `INSERT INTO "${name}" (pk, sk, item_json, item_size) VALUES (?, ?, ?, ?)`,
  );
  const intoIndex = database.prepare(
    `INSERT INTO "${name}::gsi::inbox" (gsi_pk, gsi_sk, table_pk, table_sk, item_json) VALUES (?, ?, ?, ?, ?)`,
  );
  for (const item of items) {
    const { pk, sk, inboxPk, inboxSk } = item;
    const json = JSON.stringify(toAttributes(item));
    intoTable.run(stored(pk), stored(sk), json, json.length);
    if (inboxPk === undefined) continue;
    const entry = JSON.stringify(toAttributes({ pk, sk, inboxPk, inboxSk }));
    intoIndex.run(stored(inboxPk), stored(inboxSk), stored(pk), stored(sk), entry);
  }
  database.exec('COMMIT');
  database.close();
}

/** As the engine keeps a key that is a text. */
function stored(key: unknown): string {
  return `S:${key}`;
}
