// Makes sure that the Node of package.json is there (also where npm was told to run no install scripts). Runs on Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..', 'node_modules', 'node');

if (!existsSync(home)) {
  console.error('The packages are not installed: run `npm ci` first.');
  process.exit(1);
}
if (!existsSync(join(home, 'bin', 'node')) && !existsSync(join(home, 'bin', 'node.exe'))) {
  // Not to stdout: what runs next may answer there.
  console.error('Fetching the Node that Dibs runs on (once) …');
  const { status } = spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: home,
    stdio: ['inherit', process.stderr, 'inherit'],
  });
  if (status !== 0) {
    console.error('It could not be fetched: install Node 24 yourself, then try again.');
    process.exit(status ?? 1);
  }
}

// npm links a package's command only when it is there at install.
const command = join(home, '..', '.bin', 'node');
if (process.platform !== 'win32' && !existsSync(command))
  symlinkSync(join('..', 'node', 'bin', 'node'), command);
