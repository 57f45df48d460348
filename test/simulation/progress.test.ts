// Proves what a simulation that runs for an hour says of itself.
import { expect, test } from '@jest/globals';
import { progressOf } from './support/progress.ts';

test('a simulation says twenty times how far it is, and nothing of what it tries again', () => {
  const said: string[] = [];
  const tried = progressOf(1000, (line) => said.push(line));
  for (let count = 0; count < 1200; count += 1) tried();
  expect(said).toHaveLength(20);
  expect(said[0]).toMatch(/^progress: 50 of 1000 after \d+\.\d min$/);
  expect(said.at(-1)).toMatch(/^progress: 1000 of 1000/);
});
