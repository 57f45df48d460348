// Checks the license of every package in the lock file: one that is not allowed here is named, and fails.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import satisfies from 'spdx-satisfies';
import * as z from 'zod';

/** None asks for more than a notice from who only uses the package; MPL-2.0 wants changes to its own files published. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',

  'Python-2.0',
  'Unlicense',
];

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), os: z.unknown().optional(), cpu: z.unknown().optional() }),
  ),
});

const root = join(import.meta.dirname, '..');
const { packages } = lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const refused = Object.entries(packages).flatMap(([path, { license, os, cpu }]) => {
  // A package's binaries for other machines were never installed where the lock file was written: the package itself has the license.
  const isBinary = os !== undefined || cpu !== undefined;
  if (path === '' || (license === undefined && isBinary)) return [];
  return isAllowed(license) ? [] : [`${path}: ${license ?? 'names no license'}`];
});

if (refused.length > 0) {
  console.error(`Not allowed by scripts/licenses.ts:\n${refused.join('\n')}`);
  process.exitCode = 1;
} else console.log(`${Object.keys(packages).length - 1} packages, all with licenses that are allowed.`);

function isAllowed(license: string | undefined): boolean {
  try {
    return license !== undefined && satisfies(license, allowed);
  } catch {
    // No expression of SPDX: "SEE LICENSE IN …", for one.
    return false;
  }
}
