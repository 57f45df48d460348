// The engine's file before the engine opens it: that nobody else has it, that it is whole, and of the same moment as the journal.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { EngineKind } from '../services/dynamodb/engine.ts';
import { asunder, chooseAnother, damaged, FolderProblem } from './folder-problem.ts';
import { faultOf, isBusy, reasonOf } from './sqlite-file.ts';

/** The engine of a cloud that was killed ends a moment after it. */
const LET_GO_WITHIN_MS = 10_000;
const POLL_MS = 20;

export function tableFileOf(folder: string, engine: EngineKind): string {
  return join(folder, engine === 'dynoxide' ? 'table.db' : 'shared-local-instance.db');
}

export async function admitTable(of: {
  folder: string;
  engine: EngineKind;
  /** The table bears one of them, once there was a run. */
  marks: readonly string[];
  isFirstRun: boolean;
  /** What the table bears from now on. */
  mark: string;
  /** The sequence numbers up to which its stream was read. */
  read: readonly string[];
}): Promise<void> {
  const { folder, engine, marks, isFirstRun } = of;
  const file = tableFileOf(folder, engine);
  const isThere = existsSync(file) && statSync(file).size > 0;
  if (!isThere && (!isFirstRun || of.read.length > 0)) throw asunder(folder, `${file} is missing`);
  if (engine !== 'dynoxide' && !isThere) return;
  const database = await openQuiet(file, folder);
  try {
    const fault = faultOf(database);
    if (fault !== undefined) throw damaged(file, folder, fault);
    // AWS's engine gets no table of ours in its file.
    if (engine !== 'dynoxide') return;
    database.exec(
      'CREATE TABLE IF NOT EXISTS dibs_mark (id INTEGER PRIMARY KEY CHECK (id = 1), mark TEXT NOT NULL)',
    );
    const found = database.prepare('SELECT mark FROM dibs_mark').get()?.mark;
    const isOurs = found === undefined ? isFirstRun : marks.includes(String(found));
    if (!isOurs || isBehind(database, of.read)) {
      throw asunder(folder, 'table.db and cloud.db are of different moments, or of different folders');
    }
    database.prepare('INSERT OR REPLACE INTO dibs_mark (id, mark) VALUES (1, ?)').run(of.mark);
  } catch (fault) {
    if (fault instanceof FolderProblem) throw fault;
    throw damaged(file, folder, reasonOf(fault));
  } finally {
    database.close();
  }
}

/** A stream that was read further than it goes: the end of the table is missing. */
function isBehind(database: DatabaseSync, read: readonly string[]): boolean {
  const hasStream = database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_stream_records'").get();
  if (hasStream === undefined) return read.length > 0;
  const last = database
    .prepare('SELECT MAX(CAST(sequence_number AS INTEGER)) AS last FROM _stream_records')
    .get()?.last;
  return read.some((position) => BigInt(position) > BigInt(Number(last ?? 0)));
}

/** Waits until nobody has the file open any more: in a write-ahead log's mode only who is alone may change the mode. */
async function openQuiet(file: string, folder: string): Promise<DatabaseSync> {
  const until = Date.now() + LET_GO_WITHIN_MS;
  for (;;) {
    const database = new DatabaseSync(file, { timeout: 0 });
    try {
      database.exec('PRAGMA journal_mode = DELETE');
      return database;
    } catch (fault) {
      database.close();
      if (!isBusy(fault)) throw damaged(file, folder, reasonOf(fault));
      if (Date.now() > until) {
        throw new FolderProblem(`${file} is in use by another process. Stop that one, or ${chooseAnother}.`);
      }
      await pause(POLL_MS);
    }
  }
}
