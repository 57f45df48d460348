// A folder that holds a whole local cloud: the journal of its services, the table beside it, and whoever uses it now.
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { EngineKind } from '../services/dynamodb/engine.ts';
import { asunder, chooseAnother, damaged, FolderProblem } from './folder-problem.ts';
import { createJournal, type Journal } from './journal.ts';
import { retireSnapshot, takeOverSnapshot } from './old-snapshot.ts';
import { openAlone, reasonOf } from './sqlite-file.ts';
import { admitTable, tableFileOf } from './table-file.ts';

/** Of the rows; a change that an earlier release can't read raises it. */
const FORMAT = 1;

export type DataFolder = {
  readonly path: string;
  readonly journal: Journal;
  /** Whether the state comes from the single file that releases before this format kept. */
  readonly isTakenOver: boolean;
  /** Refuses a folder of other tables, or of another engine; then the table must be of the same moment as the journal. */
  admit(stage: { tables: readonly string[]; engine: EngineKind }): Promise<void>;
  /** Tells who is refused here where this cloud is. */
  name(port: number): void;
  /** Lets go of the folder, once nothing writes to it any more. */
  close(): void;
};

const inUseBy = z.object({ pid: z.number(), port: z.number().optional() });

/** Takes the folder for this process alone; throws a FolderProblem when it can't be used as it is. */
export function openDataFolder(given: string): DataFolder {
  const path = resolve(given);
  requireWritable(path);
  const file = join(path, 'cloud.db');
  const opened = openAlone(file);
  if (opened.kind === 'in-use') throw inUse(path);
  if (opened.kind === 'damaged') throw damaged(file, path, opened.reason);
  if (opened.kind === 'not-writable') throw notWritable(path, opened.reason);
  const { database } = opened;
  try {
    return read(path, file, database);
  } catch (fault) {
    database.close();
    throw fault;
  }
}

function read(path: string, file: string, database: DatabaseSync): DataFolder {
  const journal = createJournal(database, {
    unreadable: (row, reason) => damaged(file, path, `the row “${row}” can’t be read, ${reason}`),
    unwritable: (reason) =>
      new FolderProblem(
        `The state can’t be written to ${path} any more (${reason}). What was answered is kept; make room there and start again.`,
      ),
  });
  const about = aboutOf(database);
  const format = about.get('format');
  if (format !== undefined && Number(format) > FORMAT) {
    throw new FolderProblem(
      `${file} was written by a newer release (format ${format}; this one reads ${FORMAT}). Start that release, or ${chooseAnother}.`,
    );
  }
  const isTakenOver = format === undefined && begin();
  retireSnapshot(path);

  /** All at once, or it begins anew the next time. */
  function begin(): boolean {
    database.exec('BEGIN');
    const isTaken = takeOverSnapshot(path, database);
    if (!isTaken && existsSync(tableFileOf(path, 'dynoxide'))) {
      throw asunder(path, 'there is a table.db, and no cloud.db that goes with it');
    }
    about.set('format', String(FORMAT));
    database.exec('COMMIT');
    return isTaken;
  }

  return {
    path,
    journal,
    isTakenOver,
    async admit({ tables, engine }) {
      const names = tables.toSorted().join(', ');
      const { tables: kept = names, engine: keptEngine = engine } = about.all();
      if (kept !== names) {
        throw new FolderProblem(
          `${path} holds the state of ${kept}, and this stage’s is ${names}: it is another stage’s. Start that one, or ${chooseAnother}.`,
        );
      }
      if (keptEngine !== engine) {
        throw new FolderProblem(
          `The table in ${path} was written by ${keptEngine}, and this machine runs ${engine}. Start it where ${keptEngine} runs, or ${chooseAnother}.`,
        );
      }
      const positions = journal.rows('stream-positions', z.string()).entries();
      const { mark: last, 'next-mark': next } = about.all();
      const mark = randomUUID();
      const marks = [last, next, mark].filter((each) => each !== undefined);
      // Noted here before the table gets it: a run may end in between.
      for (const [name, value] of Object.entries({ tables: names, engine, 'next-mark': mark }))
        about.set(name, value);
      const read = positions.map(([, position]) => position);
      await admitTable({ folder: path, engine, marks, mark, isFirstRun: last === undefined, read });
      about.set('mark', mark);
    },
    name: (port) => writeFileSync(noteOf(path), JSON.stringify({ pid: process.pid, port })),
    close: () => journal.close(),
  };
}

type About = {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  all(): Partial<Record<string, string>>;
};

/** What the journal says of itself. */
function aboutOf(database: DatabaseSync): About {
  database.exec('CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const write = database.prepare('INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)');
  const all = () =>
    Object.fromEntries(
      database
        .prepare('SELECT name, value FROM about')
        .all()
        .map(({ name, value }) => [String(name), String(value)]),
    );
  return { get: (name) => all()[name], set: (name, value) => void write.run(name, value), all };
}

/** Node's own way through missing parents never ends where the system knows no new folder, as below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function requireWritable(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory()) {
    throw new FolderProblem(`${path} is a file, not a folder. Name a folder: npm start -- --data FOLDER`);
  }
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK);
  } catch (fault) {
    throw notWritable(path, reasonOf(fault));
  }
}

function notWritable(path: string, reason: string): FolderProblem {
  return new FolderProblem(
    `${path} can’t be written to (${reason}). Give yourself the right to, or ${chooseAnother}.`,
  );
}

function inUse(path: string): FolderProblem {
  const by = noted(path);
  const who =
    by === undefined
      ? 'another process'
      : `process ${by.pid}${by.port === undefined ? '' : ` (port ${by.port})`}`;
  return new FolderProblem(`${path} is in use by ${who}. Stop that one, or ${chooseAnother}.`);
}

/** Of the last one who had the folder: only worth reading while somebody has it. */
function noted(path: string): z.infer<typeof inUseBy> | undefined {
  try {
    return inUseBy.parse(JSON.parse(readFileSync(noteOf(path), 'utf8')));
  } catch {
    return undefined;
  }
}

function noteOf(path: string): string {
  return join(path, 'in-use-by.json');
}
