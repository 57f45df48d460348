// Completes package-lock.json after an `npm install` through a mirror that lacks other platforms' binaries: npm leaves these
// optional packages out of the lock, and `npm ci` then refuses it everywhere. And it holds packages against the Node that runs them, which
// the package `node` brings, not against the one that installs: what the former takes is no warning on an older one. `--check` tells only.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { isCheck } from './command-line/read-arguments.ts';

const path = join(import.meta.dirname, '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'aix',
];
const processors = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

/** What the package's name says of where it runs, for example `cli-linux-arm64-musl`. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined;
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }), ...(libc && { libc: [libc] }) };
}

let added = 0;
for (const [place, owner] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const isThere =
      `${place}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages;
    if (isThere || !/^\d+\.\d+\.\d+$/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = { version, ...platformOf(name), dev: true, optional: true };
    added += 1;
  }
}

const runs = lock.packages['node_modules/node'].version;
const installs = semver.minVersion(lock.packages[''].engines.node);
let warning = 0;
for (const [place, { name = place, version, engines }] of Object.entries(lock.packages)) {
  if (engines?.node === undefined || semver.satisfies(installs, engines.node)) continue;
  if (!semver.satisfies(runs, engines.node))
    throw new Error(`${name} ${version} takes Node ${engines.node}, and Dibs runs on ${runs}.`);
  delete lock.packages[place].engines;
  warning += 1;
}

if (isCheck('npm run lock')) {
  if (added + warning > 0) console.error('package-lock.json is not complete: run npm run lock.');
  process.exit(added + warning > 0 ? 1 : 0);
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  `package-lock.json: ${added} optional packages added, ${warning} warnings about an older Node left out`,
);
