// Reads of one moment become one, each of its own answer or all of the same fault.
import { describe, expect, test } from '@jest/globals';
import { readTogether } from '../../../lambdas/platform/reads/read-together.ts';

function reader(fails = false) {
  const asked: string[][] = [];
  const read = readTogether(async (ids: readonly string[]) => {
    asked.push([...ids]);
    if (fails) throw new Error('The table is down');
    return new Map(ids.filter((id) => id !== 'nobody').map((id) => [id, id.toUpperCase()]));
  });
  return { read, asked };
}

describe('reads of one moment', () => {
  test('are one read, of each id once', async () => {
    const { read, asked } = reader();
    expect(await Promise.all(['a', 'b', 'a', 'nobody'].map(read))).toEqual(['A', 'B', 'A', undefined]);
    expect(asked).toEqual([['a', 'b', 'nobody']]);
  });

  test('are read anew in the next', async () => {
    const { read, asked } = reader();
    await read('a');
    await read('a');
    expect(asked).toEqual([['a'], ['a']]);
  });

  test('all fail with it, and the next may succeed', async () => {
    const { read } = reader(true);
    const ends = await Promise.allSettled(['a', 'b'].map(read));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
