// How long an engineer waits: `cdk synth` and `npm start`, both with nothing built before.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');

/** Seconds that `npm run synth` takes. */
export function measureSynth(): number {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync('npm', ['run', '-s', 'synth'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`cdk synth failed:\n${stderr}`);
  return (performance.now() - startedAt) / 1000;
}

/** Seconds until `npm start` says that it is ready: bundling, synthesis and seeding included. */
export function measureStart(): Promise<number> {
  rmSync(join(root, 'cdk.out', 'local', 'built-from'), { force: true });
  const startedAt = performance.now();
  const child = spawn('npm', ['start', '--', '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  return new Promise((done, fail) => {
    let output = '';
    let seconds: number | undefined;
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (seconds !== undefined || !output.includes('Ready after')) return;
      seconds = (performance.now() - startedAt) / 1000;
      // npm and all that it started.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => {
      if (seconds === undefined) fail(new Error(`npm start failed:\n${output}`));
      else done(seconds);
    });
  });
}
