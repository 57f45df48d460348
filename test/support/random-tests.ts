// fast-check for tests that draw at random: by a seed that is the same at every run, so that what fails after a change fails
// by it, and fails again. `DIBS_SEED` names another, or asks for one by chance with `random`.
import { relative } from 'node:path';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { isByChance, namedSeed } from './seed.ts';

const usualSeed = 20_260_102;

/** As fast-check tells a failure, and how to see it again. */
function failWithReplay<T>(details: fc.RunDetails<T>): void {
  if (!details.failed) return;
  const { testPath = '', currentTestName = '' } = expect.getState();
  const { seed: own, counterexamplePath } = details;
  const file = relative(process.cwd(), testPath);
  // Simulations go straight to what failed, also where they had drawn thousands before it.
  const path =
    file.startsWith('test/simulation/') && counterexamplePath ? ` DIBS_PATH=${counterexamplePath}` : '';
  const command = `DIBS_SEED=${own}${path} npm run jest -- ${file}`;
  throw new Error(`${fc.defaultReportMessage(details)}\n\n${currentTestName}\nTo see it again: ${command}`, {
    cause: details.errorInstance,
  });
}

const seed = isByChance ? Math.trunc(Math.random() * 2 ** 31) : (namedSeed ?? usualSeed);

fc.configureGlobal({ seed, reporter: failWithReplay });

export { fc };
