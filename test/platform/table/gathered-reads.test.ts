// Reads of single items on a real table, made together.
import { describe, expect, test } from '@jest/globals';
import { withGatheredReads } from '../../../lambdas/platform/table/gathered-reads.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { type Fault, injectFaults, promptRetries, promptTries } from '../support/faults.ts';

const requests: string[] = [];
let faults: Fault[] = [];
const tries = (fault: Fault) => Array.from({ length: promptTries }, () => fault);
const plain = await engineTable();
const table = withGatheredReads(
  await engineTable(
    (client) =>
      injectFaults(client, (command) => {
        requests.push(command);
        return faults.shift();
      }),
    promptRetries,
  ),
);
const aBulk = keys.bulk;

describe(onEngine('gathered reads'), () => {
  test('PA-3 what is asked for within a turn of the event loop is read by one request, each item once', async () => {
    for (const bulkId of ['blk_1', 'blk_2']) await plain.put({ ...aBulk(bulkId), bulkId });
    requests.length = 0;
    const ask = async (bulkId: string) => (await table.get(aBulk(bulkId)))?.bulkId;
    const found = await Promise.all([ask('blk_1'), ask('blk_2'), ask('blk_1'), ask('blk_none')]);
    expect(found).toEqual(['blk_1', 'blk_2', 'blk_1', undefined]);
    expect(requests).toEqual(['BatchGetItemCommand']);
  });

  test('PA-3 what is asked for after a write knows of it', async () => {
    await plain.put({ ...aBulk('blk_3'), state: 'before' });
    const before = table.get(aBulk('blk_3'));
    await before;
    await plain.put({ ...aBulk('blk_3'), state: 'after' });
    const [once, again] = [table.get(aBulk('blk_3')), table.get(aBulk('blk_3'))];
    expect((await once)?.state).toBe('after');
    expect(await again).toBe(await once);
  });

  test('PA-3 after a fault each is read by itself, and one that fails again fails alone', async () => {
    requests.length = 0;
    // Of three requests, the joint one and one other.
    faults = [...tries('throttle'), undefined, ...tries('throttle')];
    const asked = [table.get(aBulk('blk_1')), table.get(aBulk('blk_2'))];
    const ends = await Promise.allSettled(asked);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await table.get(aBulk('blk_1'))).toMatchObject({ bulkId: 'blk_1' });
  });
});
