// Acts of a batch that wait: together, when nothing else is under way, and in the order of their moments.
import { expect, test } from '@jest/globals';
import { jointWaits } from '../../lambdas/platform/joint-waits.ts';

test('they wait once all others have ended or wait, for one moment after another', async () => {
  const log: string[] = [];
  const { until, ended } = jointWaits(3, async (atMs) => {
    log.push(`wait for ${atMs}`);
  });
  const act = async (name: string, atMs: number) => {
    await until(atMs);
    log.push(`${name} at ${atMs}`);
    ended();
  };
  const waiting = Promise.all([act('late', 20), act('early', 10)]);
  await Promise.resolve();
  expect(log).toEqual([]);
  ended();
  await waiting;
  expect(log).toEqual(['wait for 10', 'early at 10', 'wait for 20', 'late at 20']);
});

test('one that is woken may wait again', async () => {
  const moments: number[] = [];
  const { until, ended } = jointWaits(1, async (atMs) => {
    moments.push(atMs);
  });
  await until(10);
  await until(30);
  ended();
  expect(moments).toEqual([10, 30]);
});
