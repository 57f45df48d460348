// Thousands of things, some at a time.
import { expect, test } from '@jest/globals';
import { sideBySide } from '../../scripts/operate/restoring/side-by-side.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test('DE-7 does all of it, eight at a time at most, and tells how far it is', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const told: number[] = [];
  const work = async (each: number) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    done.push(each);
  };
  expect(await sideBySide(numbers(1000), work, (count) => told.push(count))).toEqual([]);
  expect(done.toSorted((one, other) => one - other)).toEqual(numbers(1000));
  expect(most).toBe(8);
  expect(told).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900]);
});

test('DE-7 goes on past what fails, and answers it with its reason', async () => {
  const work = async (each: number) => {
    if (each % 4 === 1) throw new Error(`no ${each}`);
  };
  const failed = await sideBySide(numbers(10), work, () => {
    throw new Error('nobody waits long for ten');
  });
  expect(failed).toEqual([1, 5, 9].map((item) => ({ item, reason: `no ${item}` })));
});
