// What a failed deploy to the emulator says is missing.
import { expect, test } from '@jest/globals';
import { failuresIn } from './deploy.ts';

test('DE-6 what the emulator refuses is named once, with its type and its stack', () => {
  const line =
    'dibs-local |  3/27 | 8:59:34 PM | CREATE_FAILED           | AWS::Some::Thing      | Path/To/Thing (Id) It is not supported.';
  const output = `dibs-local: start: Building\n${line}\nFailed resources:\n${line.replace('  3/27 |', '')}\n`;
  expect(failuresIn(output)).toEqual(['dibs-local AWS::Some::Thing Path/To/Thing (Id) It is not supported.']);
});
