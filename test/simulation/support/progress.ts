// Says how far a simulation is that runs for minutes or hours: where all of it is asked for, by `npm run simulate` and every night.
import { basename } from 'node:path';
import { expect } from '@jest/globals';
import { isFull } from '../../support/scale.ts';

const steps = 20;

/** To be called after each of `all`, whose failures are tried again on top of it. */
export function progressOf(
  all: number,
  say: ((line: string) => void) | undefined = isFull ? tell : undefined,
): () => void {
  let tried = 0;
  const began = Date.now();
  return () => {
    tried += 1;
    const isStep = tried <= all && (tried * steps) % all < steps;
    if (say === undefined || !isStep) return;
    const minutes = ((Date.now() - began) / 60_000).toFixed(1);
    const { testPath = '' } = expect.getState();
    say(`${basename(testPath, '.test.ts')}: ${tried} of ${all} after ${minutes} min`);
  };
}

/** Past Jest, which keeps back what a file says until its end. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
