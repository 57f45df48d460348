// A folder of data: one process at a time, no half of it, and each kind of damage named with what to do.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { startEngine } from '../../../local/services/dynamodb/engine.ts';
import { createEngineClient } from '../../../local/services/dynamodb/engine-client.ts';
import { type DataFolder, openDataFolder } from '../../../local/state/data-folder.ts';
import { bootFixture, itemOf, probe } from '../support/fixture/fixture.ts';

const scratch = mkdtempSync(join(tmpdir(), 'dibs-data-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let made = 0;
function aFolder(): string {
  made += 1;
  return join(scratch, `folder-${made}`);
}

const opened: DataFolder[] = [];
afterEach(() => {
  for (const folder of opened.splice(0)) folder.close();
});

function open(path: string): DataFolder {
  const folder = openDataFolder(path);
  opened.push(folder);
  return folder;
}

const stage = { tables: ['dibs-local'], engine: 'dynoxide' } as const;
const note = z.string();

/** A run of a cloud, as far as the folder sees it: the table gets an item, the journal a row. */
async function aRun(path: string, item: string): Promise<void> {
  const folder = openDataFolder(path);
  try {
    await folder.admit(stage);
    const engine = await startEngine({ dataDir: path });
    const client = createEngineClient(engine.port);
    await client
      .table('CreateTable', {
        TableName: 'dibs-local',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      })
      .catch(() => undefined);
    const Item = { pk: { S: item }, filling: { S: 'x'.repeat(20_000) } };
    await client.table('PutItem', { TableName: 'dibs-local', Item });
    folder.journal.rows('notes', note).put(item, 'x'.repeat(20_000));
    client.close();
    await engine.stop();
  } finally {
    folder.close();
  }
}

async function refusal(path: string): Promise<string> {
  try {
    const folder = open(path);
    await folder.admit(stage);
    folder.journal.rows('notes', note).entries();
  } catch (fault) {
    return fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  }
  return 'none';
}

const whatToDo = /choose another folder by --data/;

describe('a folder in use', () => {
  test('is refused, with the process and the port of who has it', () => {
    const path = aFolder();
    open(path).name(3410);
    expect(() => open(path)).toThrow(
      `${path} is in use by process ${process.pid} (port 3410). Stop that one`,
    );
    expect(() => open(path)).toThrow(whatToDo);
  });

  test('is free again once it was let go', () => {
    const path = aFolder();
    openDataFolder(path).close();
    expect(() => open(path)).not.toThrow();
  });

  test('is free again at once when its process was killed, and has what was committed', async () => {
    const path = aFolder();
    const script = `
      import('${join(import.meta.dirname, '../../../local/state/data-folder.ts')}').then(async ({ openDataFolder }) => {
        const z = await import('zod');
        const { journal } = openDataFolder(${JSON.stringify(path)});
        journal.rows('notes', z.string()).put('kept', 'yes');
        journal.commit();
        console.log('committed');
        setInterval(() => undefined, 1000);
      });`;
    const child = spawn(process.execPath, ['--no-warnings', '-e', script], {
      cwd: join(import.meta.dirname, '../../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const ended = once(child, 'exit');
    try {
      await once(child.stdout, 'data');
      expect(() => open(path)).toThrow('is in use by another process');
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
    expect(open(path).journal.rows('notes', note).entries()).toEqual([['kept', 'yes']]);
  });
});

describe('no folder to keep state in', () => {
  test('a file', async () => {
    const path = aFolder();
    writeFileSync(path, '');
    expect(await refusal(path)).toBe(
      `FolderProblem: ${path} is a file, not a folder. Name a folder: npm start -- --data FOLDER`,
    );
  });

  test('below a file, where nothing can be made', async () => {
    const file = aFolder();
    writeFileSync(file, '');
    const path = join(file, 'below');
    expect(await refusal(path)).toMatch(/can’t be written to/);
    expect(await refusal(path)).toMatch(whatToDo);
  });

  const onLinux = existsSync('/proc/self') ? test : test.skip;
  onLinux('where the system makes no folders', async () => {
    expect(await refusal('/proc/dibs/data')).toMatch(
      /^FolderProblem: \/proc\/dibs\/data can’t be written to/,
    );
  });

  test('of a newer release', async () => {
    const path = aFolder();
    await aRun(path, 'one');
    edit(path, "UPDATE about SET value = '99' WHERE name = 'format'");
    expect(await refusal(path)).toMatch(
      /cloud\.db was written by a newer release \(format 99; this one reads 1\)/,
    );
  });

  test('of another stage', async () => {
    const path = aFolder();
    await aRun(path, 'one');
    const other = { ...stage, tables: ['dibs-local-connect'] };
    await expect(open(path).admit(other)).rejects.toThrow(
      `${path} holds the state of dibs-local, and this stage’s is dibs-local-connect`,
    );
  });

  test('of another engine', async () => {
    const path = aFolder();
    await aRun(path, 'one');
    await expect(open(path).admit({ ...stage, engine: 'dynamodb-local' })).rejects.toThrow(
      'was written by dynoxide, and this machine runs dynamodb-local',
    );
  });
});

describe('a damaged folder', () => {
  const used = join(scratch, 'used');
  beforeAll(async () => {
    for (const item of ['one', 'two']) await aRun(used, item);
  });

  function aUsedFolder(): string {
    const path = aFolder();
    cpSync(used, path, { recursive: true });
    return path;
  }

  test('whole, it is taken as it is', async () => {
    expect(await refusal(aUsedFolder())).toBe('none');
  });

  test.each([
    ['cloud.db', 'truncated', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['cloud.db', 'zeroed in the middle', zeroMiddle],
    ['cloud.db', 'no database at all', (file: string) => writeFileSync(file, 'x'.repeat(10_000))],
    ['table.db', 'truncated', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['table.db', 'zeroed in the middle', zeroMiddle],
    ['table.db', 'no database at all', (file: string) => writeFileSync(file, 'x'.repeat(10_000))],
  ])('%s %s is named', async (name, _, damage) => {
    const path = aUsedFolder();
    damage(join(path, name));
    const said = await refusal(path);
    expect(said).toMatch(new RegExp(`^FolderProblem: ${path}/${name} is damaged: `));
    expect(said).toMatch(/Put back a copy of the whole folder/);
    expect(said).toMatch(whatToDo);
    expect(said).toContain(`delete ${path} to begin anew`);
  });

  test('a row that no service can read is named', async () => {
    const path = aUsedFolder();
    edit(path, "UPDATE kept SET json = '7' WHERE key = 'two'");
    expect(await refusal(path)).toMatch(/cloud\.db is damaged: the row “notes two” can’t be read/);
  });

  test.each([
    ['cloud.db emptied', (path: string) => truncateSync(join(path, 'cloud.db'), 0)],
    ['cloud.db deleted', (path: string) => rmSync(join(path, 'cloud.db'))],
    ['table.db deleted', (path: string) => rmSync(join(path, 'table.db'))],
    ['table.db emptied', (path: string) => truncateSync(join(path, 'table.db'), 0)],
  ])('%s is told from a new folder', async (_, damage) => {
    const path = aUsedFolder();
    damage(path);
    const said = await refusal(path);
    expect(said).toContain(`The files in ${path} don’t belong together`);
    expect(said).toMatch(whatToDo);
  });

  test.each([
    ['table.db of another folder', 'table.db', 'other'],
    ['cloud.db of another folder', 'cloud.db', 'other'],
    ['table.db older than cloud.db', 'table.db', 'earlier'],
    ['cloud.db older than table.db', 'cloud.db', 'earlier'],
  ])('%s is named', async (_, name, from) => {
    const path = aUsedFolder();
    const copy = aFolder();
    if (from === 'earlier') {
      cpSync(path, copy, { recursive: true });
      await aRun(path, 'three');
    } else await aRun(copy, 'one');
    cpSync(join(copy, name), join(path, name));
    expect(await refusal(path)).toContain(
      'table.db and cloud.db are of different moments, or of different folders',
    );
  });

  test('a table that lost the end of its log since its stream was read is named', async () => {
    const path = aFolder();
    await aRun(path, 'one');
    edit(path, "INSERT INTO kept VALUES ('stream-positions', 'mapping shard', '\"2\"')");
    expect(await refusal(path)).toContain('table.db and cloud.db are of different moments');
  });

  test('a run that ended while it marked the table is no mismatch', async () => {
    const path = aUsedFolder();
    const copy = aFolder();
    cpSync(path, copy, { recursive: true });
    await aRun(path, 'three');
    // The journal's mark is set last: this is the folder as it is right before.
    const last = markIn(copy);
    edit(path, `UPDATE about SET value = '${last}' WHERE name = 'mark'`);
    expect(await refusal(path)).toBe('none');
  });
});

describe('the single file of releases before the journal', () => {
  const snapshot = {
    version: 1,
    nowMs: Date.parse('2026-03-01T00:00:10Z'),
    offsetMs: 0,
    signingKey: 'key',
    services: {
      sqs: { work: [{ messageId: 'm-1', body: 'waits' }] },
      handsets: { texts: [{ id: 't-1', body: 'hello' }], behaviours: {} },
      stepFunctions: [{ arn: 'arn:e', status: 'RUNNING', history: [{ type: 'ExecutionStarted', atMs: 1 }] }],
      streams: { mapping: { shard: '3' } },
    },
  };
  const any = z.unknown();

  test('is taken over once, and put aside', () => {
    const path = aFolder();
    mkdirSync(path);
    writeFileSync(join(path, 'cloud.json'), JSON.stringify(snapshot));
    const folder = open(path);
    expect(folder.isTakenOver).toBe(true);
    const { journal } = folder;
    expect(journal.rows('queue-messages', any).entries()).toEqual([
      ['work m-1', { messageId: 'm-1', body: 'waits' }],
    ]);
    expect(journal.rows('texts', any).entries()).toHaveLength(1);
    expect(journal.rows('executions', any).entries()).toEqual([
      ['arn:e', { arn: 'arn:e', status: 'RUNNING' }],
    ]);
    expect(journal.rows('execution-events', any).entries()).toHaveLength(1);
    expect(journal.rows('demo', any).entries()).toEqual([['seeded', true]]);
    expect(journal.rows('stream-positions', any).entries()).toEqual([['mapping shard', '3']]);
    expect(readdirSync(path)).toContain('cloud.json.taken-over');
    expect(existsSync(join(path, 'cloud.json'))).toBe(false);
    folder.close();
    expect(open(path).isTakenOver).toBe(false);
  });

  test('damaged, it is named', async () => {
    const path = aFolder();
    mkdirSync(path);
    writeFileSync(join(path, 'cloud.json'), '{"version":1');
    expect(await refusal(path)).toMatch(/cloud\.json is damaged: it is no JSON\./);
    expect(readFileSync(join(path, 'cloud.json'), 'utf8')).toBe('{"version":1');
  });
});

test('a cloud that can’t have its folder lets go of everything else', async () => {
  const path = aFolder();
  const before = await bootFixture({ data: openDataFolder(path) });
  await probe(before, 'put', { pk: 'ITEM#kept', text: 'kept' });
  await before.activity.settled();
  await before.close();
  rmSync(join(path, 'table.db'));
  await expect(bootFixture({ data: openDataFolder(path) })).rejects.toThrow('table.db is missing');
  expect(() => open(path)).not.toThrow();
});

test('a folder of a cloud that has ended goes on in another place', async () => {
  const path = aFolder();
  const before = await bootFixture({ data: openDataFolder(path) });
  await probe(before, 'put', { pk: 'ITEM#kept', text: 'kept' });
  await before.activity.settled();
  await before.close();
  const moved = aFolder();
  cpSync(path, moved, { recursive: true });
  const after = await bootFixture({ data: openDataFolder(moved) });
  expect(await itemOf(after, 'ITEM#kept')).toMatchObject({ text: { S: 'kept' } });
  await after.close();
});

function zeroMiddle(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0, Math.floor(bytes.length / 3), Math.floor((bytes.length * 2) / 3));
  writeFileSync(file, bytes);
}

function edit(path: string, statement: string): void {
  const database = new DatabaseSync(join(path, 'cloud.db'));
  database.exec(statement);
  database.close();
}

function markIn(path: string): string {
  const database = new DatabaseSync(join(path, 'cloud.db'));
  const mark = database.prepare("SELECT value FROM about WHERE name = 'mark'").get()?.value;
  database.close();
  return String(mark);
}
