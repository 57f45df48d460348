// The store tests once more, on AWS's own DynamoDB Local: what holds on one engine only may not hold on the real thing.
import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { test } from '@jest/globals';
import { chooseEngine } from './support/engine.ts';

const storeTests = globSync('**/*-store.test.ts', { cwd: import.meta.dirname }).sort();

if (hasJava()) {
  chooseEngine('dynamodb-local');
  // One start of the slow engine serves them all.
  for (const file of storeTests) await import(`./${file}`);
} else {
  test.skip(`SKIPPED: ${storeTests.length} store tests on AWS's DynamoDB Local, because there is no java on the PATH`, () => {});
}

function hasJava(): boolean {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
