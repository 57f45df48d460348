// Calls that are made together.
import { expect, test } from '@jest/globals';
import { gathered } from '../../../lambdas/delivery/pace/gathered.ts';

test('what comes while a call is under way goes with the next one, each key by itself, each with its own answer', async () => {
  const made: string[] = [];
  const ask = gathered(async (key: string, asks: readonly number[]) => {
    made.push(`${key} ${asks.join()}`);
    return asks.map((each) => each * 10);
  });
  const first = [ask('a', 1), ask('a', 2), ask('b', 3)];
  await Promise.resolve();
  const later = [ask('a', 4), ask('a', 5)];
  expect(await Promise.all([...first, ...later])).toEqual([10, 20, 30, 40, 50]);
  expect(made).toEqual(['a 1,2', 'b 3', 'a 4,5']);
});

test('one that fails fails for those that went with it, and for no others', async () => {
  let calls = 0;
  const ask = gathered(async (_: string, asks: readonly number[]) => {
    calls += 1;
    if (calls === 1) throw new Error('it is down');
    return asks;
  });
  await expect(Promise.all([ask('a', 1), ask('a', 2)])).rejects.toThrow('it is down');
  expect(await ask('a', 3)).toBe(3);
});
