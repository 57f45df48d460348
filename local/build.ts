// Bundles the functions and synthesizes the stacks of the stage `local`, each in a process of its own.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Answers the folder of the synthesized templates. */
export async function buildLocalStage(progress: (line: string) => void): Promise<string> {
  const outdir = join(root, 'cdk.out', 'local');
  progress('Bundling the functions …');
  await run('scripts/bundle.ts', {});
  progress('Synthesizing the stacks …');
  await run('bin/dibs.ts', { CDK_OUTDIR: outdir, DIBS_STAGE: 'local' });
  return outdir;
}

function run(script: string, environment: Record<string, string>): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, script)], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', fail);
    child.on('exit', (code) => {
      if (code === 0) done();
      else fail(new Error(`${script} failed:\n${output.trim()}`));
    });
  });
}
