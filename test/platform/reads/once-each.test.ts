import { expect, test } from '@jest/globals';
import { onceEach } from '../../../lambdas/platform/reads/once-each.ts';

test('each id is read once, however many ask and whenever', async () => {
  const read: string[] = [];
  const ask = onceEach(async (id) => {
    read.push(id);
    return `${id}!`;
  });
  expect(await Promise.all([ask('a'), ask('b'), ask('a')])).toEqual(['a!', 'b!', 'a!']);
  expect(await ask('b')).toBe('b!');
  expect(read).toEqual(['a', 'b']);
});

test('a read that failed has failed for all who ask', async () => {
  const ask = onceEach<string>(async (id) => {
    throw new Error(`No ${id}`);
  });
  await expect(ask('a')).rejects.toThrow('No a');
  await expect(ask('a')).rejects.toThrow('No a');
});
