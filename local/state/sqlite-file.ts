// A SQLite file that one process alone may use: locked as long as it is open, and checked before anything is read from it.
import { DatabaseSync } from 'node:sqlite';

/** SQLite's own result codes, whatever extended code comes with them. */
const BUSY = 5;
const CANT_OPEN = 14;
const READ_ONLY = 8;

export type Opened =
  | { kind: 'open'; database: DatabaseSync }
  | { kind: 'in-use' }
  | { kind: 'not-writable'; reason: string }
  | { kind: 'damaged'; reason: string };

/**
 * The lock ends with the process, however that ends. Transactions survive a process that is killed; a machine that loses its power may lose
 * the last of them, since nothing waits for the disk.
 */
export function openAlone(file: string): Opened {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    // With a rollback journal that is reused all lies in one file between transactions; a write-ahead log could be lost apart from it.
    database.exec(`PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;
      PRAGMA journal_mode = PERSIST; PRAGMA synchronous = OFF`);
    const fault = faultOf(database);
    if (fault === undefined) return { kind: 'open', database };
    database.close();
    return { kind: 'damaged', reason: fault };
  } catch (fault) {
    database?.close();
    const code = codeOf(fault);
    const reason = reasonOf(fault);
    if (code === BUSY) return { kind: 'in-use' };
    if (code === CANT_OPEN || code === READ_ONLY) return { kind: 'not-writable', reason };
    return { kind: 'damaged', reason };
  }
}

/** What SQLite finds wrong with the file; undefined when nothing. */
export function faultOf(database: DatabaseSync): string | undefined {
  const found = database
    .prepare('PRAGMA quick_check(1)')
    .all()
    .map((row) => String(Object.values(row)[0]));
  return found[0] === 'ok' ? undefined : (found[0] ?? 'nothing can be read');
}

/** What a fault of the system says, without the name of its class. */
export function reasonOf(fault: unknown): string {
  return String(fault).replace(/^Error: /, '');
}

/** Undefined when the fault is none of SQLite's. */
function codeOf(fault: unknown): number | undefined {
  const given = typeof fault === 'object' && fault !== null && 'errcode' in fault ? fault.errcode : undefined;
  return typeof given === 'number' ? given & 0xff : undefined;
}

export function isBusy(fault: unknown): boolean {
  return codeOf(fault) === BUSY;
}
