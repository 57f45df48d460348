// Builds the desk when its sources changed: only the local cloud serves it, nothing that is deployed holds any of it.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hashOf, isBuiltFrom, run, stampOf } from './build.ts';

const deskDir = resolve(import.meta.dirname, '../dist-desk');
const sources = ['package-lock.json', 'local/build-desk.ts', 'local/desk/**/*.*', 'local/demo/team.ts'];

/** Answers the folder of the built desk. */
export async function buildDesk(progress: (line: string) => void): Promise<string> {
  const sourcesHash = hashOf(sources);
  if (isBuiltFrom(sourcesHash, deskDir)) return deskDir;
  progress('Building the desk …');
  // Tests set another NODE_ENV, by which React would be bundled with its development checks.
  const production = { NODE_ENV: 'production' };
  await run(['node_modules/vite/bin/vite.js', 'build', 'local/desk', '--logLevel', 'error'], production);
  writeFileSync(stampOf(deskDir), sourcesHash);
  return deskDir;
}
