// The journal: the changes of a turn together, each row by itself, and what is refused rather than guessed.
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { createJournal } from '../../../local/state/journal.ts';

const text = z.object({ body: z.string() });

function aJournal() {
  const database = new DatabaseSync(':memory:');
  const open = () =>
    createJournal(database, {
      unreadable: (row, reason) => new Error(`${row}: ${reason}`),
      unwritable: (reason) => new Error(`not written: ${reason}`),
    });
  const written = () =>
    database
      .prepare('SELECT key, json FROM kept ORDER BY rowid')
      .all()
      .map(({ key, json }) => `${key} ${json}`);
  return { database, open, written };
}

test('a turn is written as a whole, at its end', async () => {
  const { open, written } = aJournal();
  const rows = open().rows('texts', text);
  rows.put('1', { body: 'a' });
  rows.put('2', { body: 'b' });
  rows.delete('1');
  expect(written()).toEqual([]);
  await undefined;
  expect(written()).toEqual(['2 {"body":"b"}']);
});

test('what is answered before the end of its turn is written before', () => {
  const { open, written } = aJournal();
  const journal = open();
  journal.rows('texts', text).put('1', { body: 'a' });
  journal.commit();
  expect(written()).toEqual(['1 {"body":"a"}']);
});

test('a row is kept as it is at the end of the turn, in its place', () => {
  const { open } = aJournal();
  const journal = open();
  const rows = journal.rows('texts', text);
  const first = { body: 'a' };
  rows.put('1', first);
  rows.put('2', { body: 'b' });
  first.body = 'A';
  journal.commit();
  rows.put('1', { body: 'A!' });
  expect(open().rows('texts', text).entries()).toEqual([
    ['1', { body: 'A' }],
    ['2', { body: 'b' }],
  ]);
  expect(rows.entries()).toEqual([
    ['1', { body: 'A!' }],
    ['2', { body: 'b' }],
  ]);
});

test('only the rows that changed are written again', () => {
  const { database, open } = aJournal();
  const journal = open();
  const rows = journal.rows('texts', text);
  for (let index = 0; index < 1000; index += 1) rows.put(`${index}`, { body: 'x' });
  journal.commit();
  const before = Number(database.prepare('SELECT total_changes() AS made').get()?.made);
  rows.put('500', { body: 'y' });
  journal.commit();
  expect(Number(database.prepare('SELECT total_changes() AS made').get()?.made) - before).toBe(1);
});

test('a turn that can’t be written whole is not written at all', () => {
  const { database, open, written } = aJournal();
  const journal = open();
  database.exec(
    "CREATE TRIGGER full BEFORE INSERT ON kept WHEN NEW.key = '2' BEGIN SELECT RAISE(ABORT, 'disk full'); END",
  );
  const rows = journal.rows('texts', text);
  rows.put('1', { body: 'a' });
  rows.put('2', { body: 'b' });
  expect(() => journal.commit()).toThrow(/not written: .*disk full/);
  expect(written()).toEqual([]);
  database.exec('DROP TRIGGER full');
  journal.commit();
  expect(written()).toHaveLength(2);
});

test('once sealed it keeps nothing more', () => {
  const { open, written } = aJournal();
  const journal = open();
  const rows = journal.rows('texts', text);
  rows.put('1', { body: 'a' });
  journal.seal();
  rows.put('2', { body: 'b' });
  journal.commit();
  expect(written()).toEqual(['1 {"body":"a"}']);
});

test.each([
  ['no JSON', '{"body":', 'texts 1: it is no JSON'],
  ['of another shape', '{"body":7}', 'texts 1: body '],
])('a row that is %s is named', (_, json, named) => {
  const { database, open } = aJournal();
  const journal = open();
  database.prepare("INSERT INTO kept VALUES ('texts', '1', ?)").run(json);
  expect(() => journal.rows('texts', text).entries()).toThrow(named);
});
