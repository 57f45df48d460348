// Makes sure that the Node of package.json is there (also where npm was told to run no install scripts). Runs on older Nodes than it asks for.
import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldest = 20;
const home = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'node');

function giveUp(why, code = 1) {
  console.error(why);
  process.exit(code);
}

if (Number.parseInt(process.versions.node, 10) < oldest)
  giveUp(`Node ${process.versions.node} is too old: install Node ${oldest} or newer, then run npm ci again.`);
if (!existsSync(home)) giveUp('The packages are not installed: run npm ci first.');
if (!existsSync(join(home, 'bin', 'node')) && !existsSync(join(home, 'bin', 'node.exe'))) {
  // Not to stdout: what runs next may answer there.
  console.error('Fetching the Node that Dibs runs on (once) …');
  const { status } = spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: home,
    stdio: ['inherit', process.stderr, 'inherit'],
  });
  if (status !== 0) giveUp('It could not be fetched: install Node 24 yourself, then try again.', status ?? 1);
}

// npm links a package's command only when it is there at install.
const command = join(home, '..', '.bin', 'node');
if (process.platform !== 'win32' && !existsSync(command))
  symlinkSync(join('..', 'node', 'bin', 'node'), command);
