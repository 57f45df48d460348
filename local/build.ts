// Bundles the functions, builds the portal and synthesizes the stacks of local stages, each in a process of its own, when its
// sources changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** Where the portal's files lie once built. */
export const portalDir = join(root, 'dist-portal');
/** All that the functions and the stacks depend on. */
const sources = [
  'package-lock.json',
  'scripts/{bundle,bundling/*}.ts',
  'docs/api/openapi.json',
  '{bin,lib,lambdas}/**/*.ts',
  '{config,statemachines}/*.json',
];

/** What a stack's resources are made of, but for the code of the functions. */
const infrastructure = ['package-lock.json', '{bin,lib}/**/*.ts', 'config/*.json'];

/** All that the portal depends on; the stacks hold its files as they were when the stacks changed last. */
const portalSources = [
  'package-lock.json',
  'docs/api/openapi.json',
  'client/src/*.ts',
  'portal/**/*',
  'lambdas/{texting/wording,campaigns/templates,platform}/*.ts',
];

/** `local-connect` is `local` with calls over Amazon Connect. */
export type LocalStage = 'local' | 'local-connect';

/**
 * CDK holds templates to CloudFormation's schemas, which takes half of a synthesis. Nobody waits for that before the system
 * starts: what `local` has is in the stages that tests and deploys validate.
 */
export const unvalidated = { CDK_VALIDATION: 'false' };

/** Answers the folder of the synthesized templates. */
export async function buildLocalStage(
  progress: (line: string) => void,
  stage: LocalStage = 'local',
): Promise<string> {
  const [folder = ''] = await buildLocalStages(progress, [stage]);
  return folder;
}

/** The same for several stages of config/ at once: they share the bundles, and are synthesized side by side. */
export async function buildLocalStages(
  progress: (line: string) => void,
  stages: readonly string[],
): Promise<string[]> {
  const sourcesHash = hashOf(sources);
  const folders = stages.map((stage) => ({ stage, folder: join(root, 'cdk.out', stage) }));
  const stale = folders.filter(({ folder }) => !isBuiltFrom(sourcesHash, folder));
  await Promise.all([bundleFunctions(progress, sourcesHash), buildPortal(progress)]);
  if (stale.length > 0) progress('Synthesizing the stacks …');
  // Side by side, collecting garbage on threads of its own costs each a quarter more.
  const besideOthers = stale.length > 1 ? ['--single-threaded-gc'] : [];
  await Promise.all(
    stale.map(async ({ stage, folder }) => {
      await run([...besideOthers, 'bin/dibs.ts'], {
        CDK_OUTDIR: folder,
        DIBS_STAGE: stage,
        ...(stage === 'local' && unvalidated),
      });
      writeFileSync(join(folder, infrastructureStamp), hashOf(infrastructure));
      writeFileSync(stampOf(folder), sourcesHash);
    }),
  );
  return folders.map(({ folder }) => folder);
}

/** The folder of a stage that was built with the resources of today, though perhaps with older code; undefined when there is none. */
export function builtInfrastructure(stage: string): string | undefined {
  const folder = join(root, 'cdk.out', stage);
  const stamp = join(folder, infrastructureStamp);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(infrastructure) ? folder : undefined;
}

async function bundleFunctions(progress: (line: string) => void, sourcesHash: string): Promise<void> {
  if (isBuiltFrom(sourcesHash, dist)) return;
  progress('Bundling the functions …');
  await run(['scripts/bundle.ts']);
  writeFileSync(stampOf(dist), sourcesHash);
}

async function buildPortal(progress: (line: string) => void): Promise<void> {
  const sourcesHash = hashOf(portalSources);
  if (isBuiltFrom(sourcesHash, portalDir)) return;
  progress('Building the portal …');
  await run(['node_modules/vite/bin/vite.js', 'build', 'portal']);
  writeFileSync(stampOf(portalDir), sourcesHash);
}

const infrastructureStamp = 'infrastructure-from';

/** Says which sources a folder was built from. */
export const stampOf = (folder: string) => join(folder, 'built-from');

export function isBuiltFrom(sourcesHash: string, folder: string): boolean {
  return existsSync(stampOf(folder)) && readFileSync(stampOf(folder), 'utf8') === sourcesHash;
}

export function hashOf(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  const isFile = (file: string) => statSync(join(root, file)).isFile();
  for (const file of globSync(patterns, { cwd: root }).filter(isFile).toSorted()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** Runs Node on a script, named from the root, in a process of its own. */
export function run(command: readonly string[], environment: Record<string, string> = {}): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, command, {
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
      else fail(new Error(`${command.join(' ')} failed:\n${output.trim()}`));
    });
  });
}
