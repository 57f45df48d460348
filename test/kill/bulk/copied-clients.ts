// Thousands of clients: those that were claimed through the API are copied in the files of their cloud while it is stopped, with all that lies in
// the table of each, and its texts on the handset. Ten thousand claims take half an hour, their copies some seconds.
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import * as z from 'zod';
import { type Entry, partOf, read, written } from '../../../lambdas/clients/list/entry.ts';
import { tableFileOf } from '../../../local/state/table-file.ts';
import type { BulkClient } from './clients.ts';

const listItem = z.looseObject({ entries: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) });
const keptText = z.looseObject({ id: z.string() });
const busyMs = 10_000;

type Row = Record<string, SQLInputValue>;
/** What an original says of itself, and its copy instead. */
type Renaming = readonly (readonly [from: string, to: string])[];

/** `clients`, and copies of them in turn until there are `count`. Nothing tells the cloud of them: its stream is as it was. */
export function copyClients(dataDir: string, clients: readonly BulkClient[], count: number): BulkClient[] {
  const copies = Array.from({ length: Math.max(0, count - clients.length) }, (_, place) => {
    const original = clients[place % clients.length];
    if (original === undefined) throw new Error('There is no client to be copied.');
    const referralId = `ref_copy${String(place).padStart(16, '0')}`;
    return { original, copy: { ...original, referralId, phone: `+1312${2_000_000 + place}` } };
  });
  within(tableFileOf(dataDir, 'dynoxide'), (table) => copyItems(table, copies));
  within(join(dataDir, 'cloud.db'), (journal) => copyTexts(journal, copies));
  return [...clients, ...copies.map(({ copy }) => copy)];
}

type Copy = { original: BulkClient; copy: BulkClient };

const renamingOf = ({ original, copy }: Copy): Renaming => [
  [original.referralId, copy.referralId],
  [original.phone.slice(1), copy.phone.slice(1)],
];

function copyItems(database: DatabaseSync, copies: readonly Copy[]): void {
  const index = '::gsi::inbox';
  const [name] = namesIn(database).filter((each) => each.endsWith(index));
  if (name === undefined) throw new Error('The table has no index.');
  const table = name.slice(0, -index.length);
  const places = namesIn(database).filter((each) => each === table || each.startsWith(`${table}::gsi::`));
  for (const place of places) {
    const key = place === table ? 'pk' : 'table_pk';
    const rowsOf = rowsIn(database, place, `instr("${key}", ?) OR instr("${key}", ?)`);
    const insert = inserterInto(database, place);
    for (const copy of copies)
      for (const row of rowsOf(copy.original)) insert(renamed(row, renamingOf(copy)));
  }
  copyEntries(database, table, copies);
}

/** An owner's list holds many clients in an item. */
function copyEntries(database: DatabaseSync, table: string, copies: readonly Copy[]): void {
  const lists = database
    .prepare(`SELECT pk, sk, item_json FROM "${table}" WHERE pk LIKE 'S:CLIENT-LIST#%'`)
    .all();
  const parsed = lists.flatMap(({ pk, item_json: json }) => {
    const item = listItem.safeParse(JSON.parse(String(json))).data;
    return item === undefined ? [] : [{ pk: String(pk), item }];
  });
  const parts = new Map(parsed.map(({ pk, item }) => [`${pk} ${item.sk.S}`, read(item.entries.S)]));
  const originals = new Map<string, { pk: string; entry: Entry }>();
  for (const { pk, item } of parsed)
    for (const entry of read(item.entries.S)) originals.set(entry.referralId, { pk, entry });
  for (const { original, copy } of copies) {
    const found = originals.get(original.referralId);
    if (found === undefined) throw new Error(`${original.referralId} is in no list.`);
    const { referralId } = copy;
    const key = `${found.pk} PART#${String(partOf(referralId)).padStart(3, '0')}`;
    const phone = found.entry.phone === '' ? '' : copy.phone.slice(1);
    parts.set(key, [...(parts.get(key) ?? []), { ...found.entry, place: referralId, referralId, phone }]);
  }
  const [sample] = parsed;
  if (sample === undefined) throw new Error('There is no list.');
  const write = database.prepare(
    `INSERT INTO "${table}" (pk, sk, item_json, item_size) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET item_json = excluded.item_json, item_size = excluded.item_size`,
  );
  for (const [key, entries] of parts) {
    const [pk = '', sk = ''] = key.split(' ');
    const item = { ...sample.item, pk: { S: pk.slice(2) }, sk: { S: sk }, entries: { S: written(entries) } };
    const json = JSON.stringify(item);
    write.run(pk, `S:${sk}`, json, json.length);
  }
}

function copyTexts(database: DatabaseSync, copies: readonly Copy[]): void {
  const rowsOf = rowsIn(database, 'kept', "name = 'texts' AND (instr(json, ?) OR instr(json, ?))");
  const insert = inserterInto(database, 'kept');
  for (const [place, copy] of copies.entries()) {
    for (const row of rowsOf(copy.original)) {
      const { id } = keptText.parse(JSON.parse(String(row.json)));
      insert(renamed(row, [...renamingOf(copy), [id, `${id}-${place}`]]));
    }
  }
}

/** By what names an original; read once for each. */
function rowsIn(database: DatabaseSync, table: string, condition: string) {
  const query = database.prepare(`SELECT * FROM "${table}" WHERE ${condition}`);
  const known = new Map<string, Row[]>();
  return ({ referralId, phone }: BulkClient): Row[] => {
    const rows = known.get(referralId) ?? query.all(referralId, phone.slice(1));
    known.set(referralId, rows);
    return rows;
  };
}

function inserterInto(database: DatabaseSync, table: string) {
  const columns = database
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => String(name));
  const insert = database.prepare(
    `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return (row: Row): void => void insert.run(...columns.map((column) => row[column] ?? null));
}

function renamed(row: Row, renaming: Renaming): Row {
  const rename = (value: SQLInputValue): SQLInputValue =>
    typeof value === 'string'
      ? renaming.reduce((text, [from, to]) => text.replaceAll(from, to), value)
      : value;
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, rename(value)]));
}

function namesIn(database: DatabaseSync): string[] {
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  return tables.map(({ name }) => String(name));
}

function within(file: string, act: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(file, { timeout: busyMs });
  database.exec('BEGIN');
  act(database);
  database.exec('COMMIT');
  database.close();
}
