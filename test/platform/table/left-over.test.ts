// What a busy table leaves undone of a request.
import { describe, expect, test } from '@jest/globals';
import { untilNoneIsLeft } from '../../../lambdas/platform/table/left-over.ts';

describe('what a table leaves', () => {
  test('is asked for again until nothing is left, after a pause', async () => {
    const asked: number[][] = [];
    const startedMs = performance.now();
    await untilNoneIsLeft([1, 2, 3], async (left) => {
      asked.push(left);
      return left.slice(1);
    });
    expect(asked).toEqual([[1, 2, 3], [2, 3], [3]]);
    expect(performance.now() - startedMs).toBeGreaterThan(15);
  });

  test('is given up when the table takes nothing any more', async () => {
    let requests = 0;
    const never = untilNoneIsLeft([1, 2], async (left) => {
      requests += 1;
      return requests === 1 ? left.slice(1) : left;
    });
    await expect(never).rejects.toThrow('too busy');
    expect(requests).toBe(9);
  });
});
