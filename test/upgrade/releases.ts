// Releases on this machine: the code of one in a folder of its own, and what it would deploy, run by this release's local cloud.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { bootCloud } from '../../local/cloud.ts';
import { openDataFolder } from '../../local/state/data-folder.ts';

const here = resolve(import.meta.dirname, '..', '..');
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

export type Release = { name: string; folder: string };

/** The working tree as it is. */
export const thisRelease: Release = { name: 'this release', folder: here };

/** The tag of the last release before this commit; undefined when none is known. */
export function lastReleaseTag(): string | undefined {
  try {
    return git('describe', '--tags', '--match', 'v[0-9]*', '--abbrev=0', 'HEAD^');
  } catch {
    return undefined;
  }
}

/** The code of `ref` in a new folder under `scratch`, with the packages that its lock file names. */
export function checkOut(ref: string, scratch: string): Release {
  const commit = commitOf(ref);
  const folder = join(scratch, 'last-release');
  mkdirSync(folder);
  const archive = execFileSync('git', ['archive', commit], { cwd: here, maxBuffer: 2 ** 30 });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  if (hasAllPackagesOf(folder)) symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'));
  else execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  return { name: `${ref} (${commit.slice(0, 7)})`, folder };
}

/** A release that this repository does not know, or that can't follow another as it is: the sentence says what to do. */
export class NotPlayable extends Error {
  override readonly name = 'NotPlayable';
}

function commitOf(ref: string): string {
  try {
    return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  } catch {
    const tags = git('tag', '--list', 'v[0-9]*').split('\n').filter(Boolean).join(', ');
    throw new NotPlayable(
      `There is no tag or commit ${ref} here. ${tags === '' ? 'No release is tagged' : `Releases: ${tags}`}; git fetch --tags gets what is missing.`,
    );
  }
}

/** Whether `version` was released: then what was recorded of it stays as it is. */
export function isReleased(version: string): boolean {
  return git('tag', '--list', `v${version}`) !== '';
}

const lockFile = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/** True when each package of its lock file is installed here in that version. */
function hasAllPackagesOf(folder: string): boolean {
  const packagesOf = (root: string) =>
    lockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))).packages;
  const ours = packagesOf(here);
  return Object.entries(packagesOf(folder)).every(
    ([path, { version }]) => path === '' || ours[path]?.version === version,
  );
}

export type Running = { stop(): Promise<void> };

/** Prints the folder of the templates, after whatever building them prints. */
const BUILD = `import('./local/build.ts').then(async ({ buildLocalStage }) => console.log('\\n' + (await buildLocalStage(() => {}))))`;

/** What `cdk deploy` would get: the templates and bundles of the release, built by its own scripts. */
function templateOf({ folder }: Release): string {
  const node = join(folder, 'node_modules', 'node', 'bin', 'node');
  const printed = execFileSync(existsSync(node) ? node : process.execPath, ['-e', BUILD], {
    cwd: folder,
    encoding: 'utf8',
  });
  return printed.trim().split('\n').at(-1) ?? '';
}

/** Deploys `release` over the data; time stands still but when it is moved. */
export async function start(release: Release, dataDir: string, port: number): Promise<Running> {
  const templateDir = templateOf(release);
  const cloud = await bootCloud({ templateDir, clock: 'frozen', port, data: openDataFolder(dataDir) });
  return { stop: cloud.close };
}
