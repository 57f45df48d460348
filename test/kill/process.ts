// A local cloud in a process of its own, over a folder of data: started, killed without a warning, and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '..', '..');
/** The first one builds the stage. */
const READY_WITHIN_MS = 5 * 60_000;

export type CloudProcess = {
  /** What it said of the state that it found. */
  readonly found: string;
  readonly readyAfterMs: number;
  /** SIGKILL: nothing in it runs any more. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

export async function startProcess(dataDir: string, port: number): Promise<CloudProcess> {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ['local/start.ts', '--empty', '--port', String(port), '--data', dataDir],
    {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '--no-warnings' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  // It dies with whoever plays with it.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  while (!output.includes('Ready after')) {
    if (child.exitCode !== null || performance.now() - startedAt > READY_WITHIN_MS) {
      end();
      throw new Error(`The local cloud did not start in ${join(dataDir)}:\n${output}`);
    }
    await pause(20);
  }
  const ended = async (signal: NodeJS.Signals) => {
    process.off('exit', end);
    await over(child, signal);
  };
  return {
    found: /^The state lies in .*: (.*)\.$/m.exec(output)?.[1] ?? '',
    readyAfterMs: performance.now() - startedAt,
    kill: () => ended('SIGKILL'),
    stop: () => ended('SIGTERM'),
  };
}

async function over(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error(`The local cloud ended by itself: ${child.exitCode ?? child.signalCode}`);
  const ended = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await ended;
}
