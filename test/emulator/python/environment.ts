// The virtual environment that holds the emulator and cfn-lint, made once for each list of pinned packages and each Python.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execute } from '../execute.ts';
import { leftIn } from '../leftovers.ts';

const requirements = join(import.meta.dirname, 'requirements.txt');

/** There is no Python, or its packages can't be had: nothing was tried, so nothing failed. */
export class NoPython extends Error {}

/** Answers the Python of the environment. */
export async function pythonEnvironment(): Promise<string> {
  const python = process.env.DIBS_PYTHON ?? 'python3';
  const version = await versionOf(python);
  const hash = createHash('sha256').update(version).update(readFileSync(requirements)).digest('hex');
  // Outside of the tree, as npm's own cache is: a fresh clone finds it.
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'dibs');
  const folder = join(cache, `emulator-${hash.slice(0, 12)}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    for (const left of leftIn(cache, /^emulator-[0-9a-f]+-(\d+)$/))
      rmSync(left, { recursive: true, force: true });
    const unfinished = `${folder}-${process.pid}`;
    try {
      await install(python, unfinished);
      moveTo(folder, unfinished);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return pythonIn(folder);
}

async function versionOf(python: string): Promise<string> {
  const asked = await execute(python, ['--version']).catch(() => undefined);
  if (asked?.code !== 0)
    throw new NoPython(`There is no ${python}: install Python 3.10 or newer, or name one in DIBS_PYTHON.`);
  return asked.output.trim();
}

async function install(python: string, folder: string): Promise<void> {
  const made = await execute(python, ['-m', 'venv', folder]);
  if (made.code !== 0) throw new NoPython(`${python} makes no virtual environment: ${lastLine(made.output)}`);
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--require-hashes',
    '--only-binary',
    ':all:',
    '-r',
    requirements,
  ];
  const installed = await execute(pythonIn(folder), pip);
  if (installed.code === 0) return;
  // A package that is not the pinned one is a finding, everything else an obstacle.
  const isOther = installed.output.includes('DO NOT MATCH THE HASHES');
  if (isOther) throw new Error(`A package is not what requirements.txt pins:\n${installed.output}`);
  throw new NoPython(`pip can't install the emulator: ${lastLine(installed.output)}`);
}

/** Someone else may have made the same one meanwhile. */
function moveTo(folder: string, unfinished: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (fault) {
    if (!existsSync(folder)) throw fault;
  }
}

function pythonIn(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
