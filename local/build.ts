// Bundles the functions and synthesizes the stacks of the stage `local`, each in a process of its own, when sources changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
/** All that the build's result depends on. */
const sources = [
  'package-lock.json',
  'scripts/bundle{,-options}.ts',
  'docs/openapi.json',
  '{bin,lib,lambdas}/**/*.ts',
  '{config,statemachines}/*.json',
];

/** Answers the folder of the synthesized templates. */
export async function buildLocalStage(progress: (line: string) => void): Promise<string> {
  const outdir = join(root, 'cdk.out', 'local');
  const stamp = join(outdir, 'built-from');
  const sourcesHash = hashOfSources();
  const isCurrent =
    existsSync(stamp) && existsSync(join(root, 'dist')) && readFileSync(stamp, 'utf8') === sourcesHash;
  if (isCurrent) return outdir;
  progress('Bundling the functions …');
  await run('scripts/bundle.ts', {});
  progress('Synthesizing the stacks …');
  await run('bin/dibs.ts', { CDK_OUTDIR: outdir, DIBS_STAGE: 'local' });
  writeFileSync(stamp, sourcesHash);
  return outdir;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: root }).toSorted()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
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
