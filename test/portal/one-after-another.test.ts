// A browser is registered for pushes, looked after and signed off one after another.
import { expect, test } from '@jest/globals';
import { oneAfterAnother } from '../../portal/push/one-after-another.ts';

test('LI-3 what comes while another act is under way begins when that has ended, well or not', async () => {
  const inTurn = oneAfterAnother();
  const told: string[] = [];
  const first = Promise.withResolvers<void>();
  const fails = inTurn(async () => {
    told.push('first begins');
    await first.promise;
    told.push('first ends');
    throw new Error('refused');
  });
  const follows = inTurn(async () => {
    told.push('second');
    return 2;
  });
  first.resolve();
  await expect(fails).rejects.toThrow('refused');
  expect(await follows).toBe(2);
  expect(told).toEqual(['first begins', 'first ends', 'second']);
});
