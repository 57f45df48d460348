// Whether a definition is valid ASL. To find out takes a fifth of a second a definition, so that the answer is kept on disk
// for those that are.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type validate from 'asl-validator';
import type { Machine } from './state-language.ts';

const require = createRequire(import.meta.url);
const validatorFile = require.resolve('asl-validator/package.json');
const folder = join(dirname(validatorFile), '..', '.cache', 'dibs-valid-definitions');

/** What is wrong with the definition; undefined when nothing is. */
export function faultsOf(definition: Machine): string | undefined {
  const kept = join(folder, hashOf(definition));
  if (existsSync(kept)) return undefined;
  // Loaded only here: it is large.
  const check: typeof validate = require('asl-validator');
  // The validator writes defaults into what it reads.
  const { isValid, errorsText } = check(structuredClone(definition));
  if (!isValid) return errorsText('\n');
  keep(kept);
  return undefined;
}

function keep(file: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, '');
  } catch {
    // Where nothing can be written it is found out anew each time.
  }
}

/** Another version of the validator may find otherwise. */
function hashOf(definition: Machine): string {
  return createHash('sha256')
    .update(readFileSync(validatorFile))
    .update(JSON.stringify(definition))
    .digest('hex');
}
