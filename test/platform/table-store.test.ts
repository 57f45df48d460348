// The table on a real engine: refusals as values, conflicts and lost answers tried again, pages and batches to their end.
import { describe, expect, test } from '@jest/globals';
import { openTable, type Table } from '../../lambdas/platform/table/table.ts';
import { isNew } from '../../lambdas/platform/table/table-requests.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { type Fault, injectFaults, promptRetries } from './support/faults.ts';

const table = await engineTable();

let count = 0;
const aKey = () => {
  count += 1;
  return { pk: `PART#${count}`, sk: 'ITEM' };
};

/** The table behind `faults`, each for one call, and how many calls were made. */
async function troubled(...faults: Fault[]): Promise<{ table: Table; calls: () => number }> {
  let made = 0;
  const attach = (client: Parameters<typeof injectFaults>[0]) =>
    injectFaults(client, () => {
      made += 1;
      return faults.shift();
    });
  return { table: await engineTable(attach, promptRetries), calls: () => made };
}
const times = (number: number, fault: Fault): Fault[] => Array.from({ length: number }, () => fault);

describe(onEngine('table'), () => {
  test('an item reads as it was put: sets, lists, maps; what is undefined is left out', async () => {
    const key = aKey();
    const item = { ...key, names: new Set(['a', 'b']), list: [1, 'x', { deep: true }], none: null };
    expect(await table.put({ ...item, gone: undefined })).toEqual({ applied: true, item: undefined });
    expect(await table.get(key)).toEqual(item);
    expect(await table.get(aKey())).toBeUndefined();
  });

  test('a refused put answers the item that stood in its way, and changes nothing', async () => {
    const key = aKey();
    await table.put({ ...key, by: 'first' }, isNew);
    expect(await table.put({ ...key, by: 'second' }, isNew)).toEqual({
      applied: false,
      current: { ...key, by: 'first' },
    });
    expect(await table.get(key)).toEqual({ ...key, by: 'first' });
  });

  test('an update answers the item as it is now when asked, and nothing otherwise', async () => {
    const key = aKey();
    const update = { key, update: 'SET n = :n', values: { ':n': 1 } };
    expect(await table.update(update)).toEqual({ applied: true, item: undefined });
    expect(await table.update(update, 'ALL_NEW')).toEqual({ applied: true, item: { ...key, n: 1 } });
  });

  test('an update that is refused for an item that is not there answers none and makes none', async () => {
    const key = aKey();
    const update = { key, update: 'SET n = :n', values: { ':n': 1 }, condition: 'attribute_exists(pk)' };
    expect(await table.update(update)).toEqual({ applied: false, current: undefined });
    expect(await table.get(key)).toBeUndefined();
  });

  test('a conflict with a transaction is no loss: the write is tried again', async () => {
    const key = aKey();
    const { table: conflicted, calls } = await troubled(...times(3, 'conflict'));
    expect(await conflicted.put({ ...key, n: 1 }, isNew)).toEqual({ applied: true, item: undefined });
    expect(calls()).toBe(4);
    const updating = await troubled('conflict');
    const update = { key, update: 'SET n = :n', values: { ':n': 2 } };
    expect(await updating.table.update(update)).toEqual({ applied: true, item: undefined });
  });

  test('a conflict that does not end is a fault, never a refusal', async () => {
    const { table: stuck, calls } = await troubled(...times(20, 'conflict'));
    await expect(stuck.put({ ...aKey(), n: 1 }, isNew)).rejects.toThrow(
      expect.objectContaining({ name: 'TransactionConflictException' }),
    );
    expect(calls()).toBe(8);
  });

  test('a throttled call is tried again', async () => {
    const key = aKey();
    const { table: throttled } = await troubled('throttle', 'throttle');
    expect(await throttled.put({ ...key, n: 1 }, isNew)).toMatchObject({ applied: true });
    expect(await table.get(key)).toEqual({ ...key, n: 1 });
  });

  test('a put whose answer was lost finds itself in its own way', async () => {
    const key = aKey();
    const { table: broken } = await troubled('lost-answer');
    expect(await broken.put({ ...key, by: 'me' }, isNew)).toEqual({
      applied: false,
      current: { ...key, by: 'me' },
    });
  });

  test('a transaction writes all or nothing, and tells which conditions failed', async () => {
    const [first, second] = [aKey(), aKey()];
    await table.put({ ...second, by: 'other' });
    const writes = [
      { put: { ...first, by: 'me' }, if: isNew },
      { put: { ...second, by: 'me' }, if: isNew },
    ];
    expect(await table.transact(writes)).toEqual({ applied: false, refused: [false, true] });
    expect(await table.get(first)).toBeUndefined();
    expect(await table.get(second)).toEqual({ ...second, by: 'other' });
    expect(await table.transact(writes.slice(0, 1))).toEqual({ applied: true });
  });

  test('a transaction puts, updates and checks in one', async () => {
    const [put, updated, checked] = [aKey(), aKey(), aKey()];
    await table.put({ ...checked, status: 'on' });
    const check = { key: checked, condition: '#s = :on', names: { '#s': 'status' }, values: { ':on': 'on' } };
    const writes = [
      { put: { ...put, n: 1 } },
      { update: { key: updated, update: 'ADD n :one', values: { ':one': 1 } } },
      { check },
    ];
    expect(await table.transact(writes)).toEqual({ applied: true });
    await table.put({ ...checked, status: 'off' });
    expect(await table.transact(writes)).toEqual({ applied: false, refused: [false, false, true] });
    expect(await table.get(updated)).toEqual({ ...updated, n: 1 });
  });

  test('a transaction that was canceled by a conflict or a throttle is tried again, not lost', async () => {
    const key = aKey();
    const reasons = [
      ['TransactionConflict', 'None'],
      ['None', 'ThrottlingError'],
      ['ProvisionedThroughputExceeded', 'None'],
    ];
    const { table: conflicted, calls } = await troubled(...reasons.map((canceled) => ({ canceled })));
    expect(await conflicted.transact([{ put: { ...key, n: 1 }, if: isNew }])).toEqual({ applied: true });
    expect(calls()).toBe(4);
  });

  test('a transaction whose condition failed beside a conflict was refused', async () => {
    const { table: refused, calls } = await troubled({
      canceled: ['ConditionalCheckFailed', 'TransactionConflict'],
    });
    const outcome = await refused.transact([{ put: { ...aKey(), n: 1 } }]);
    expect(outcome).toEqual({ applied: false, refused: [true, false] });
    expect(calls()).toBe(1);
  });

  test('a transaction that never can succeed is a fault at once', async () => {
    const { table: wrong, calls } = await troubled({ canceled: ['ValidationError'] });
    await expect(wrong.transact([{ put: { ...aKey(), n: 1 } }])).rejects.toThrow(
      expect.objectContaining({ name: 'TransactionCanceledException' }),
    );
    expect(calls()).toBe(1);
  });

  test('a transaction whose answer was lost is carried out once', async () => {
    const key = aKey();
    const { table: broken } = await troubled('lost-answer');
    const add = { update: { key, update: 'ADD n :one', values: { ':one': 1 } } };
    expect(await broken.transact([add])).toEqual({ applied: true });
    expect(await table.get(key)).toEqual({ ...key, n: 1 });
  });

  test('ten transactions over the same items at once are all carried out', async () => {
    const [first, second] = [aKey(), aKey()];
    const addOne = (key: typeof first) => ({ update: { key, update: 'ADD n :one', values: { ':one': 1 } } });
    const writes = [addOne(first), addOne(second)];
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => table.transact(writes)));
    expect(outcomes.every(({ applied }) => applied)).toBe(true);
    expect(await table.get(first)).toMatchObject({ n: 10 });
    expect(await table.get(second)).toMatchObject({ n: 10 });
  });

  test('a query reads one partition by prefix, from a key on, in both directions, page by page', async () => {
    const { pk } = aKey();
    const sks = ['A#1', 'A#2', 'A#3', 'B#1'];
    for (const sk of sks) await table.put({ pk, sk });
    const read = async (query: object) => (await table.query({ pk, ...query })).items.map(({ sk }) => sk);
    expect(await read({})).toEqual(sks);
    expect(await read({ skPrefix: 'A#' })).toEqual(['A#1', 'A#2', 'A#3']);
    expect(await read({ skFrom: 'A#3' })).toEqual(['A#3', 'B#1']);
    expect(await read({ newestFirst: true, limit: 2 })).toEqual(['B#1', 'A#3']);
    const page = await table.query({ pk, limit: 3 });
    expect(page.next).toEqual({ pk, sk: 'A#3' });
    expect(await read({ after: page.next })).toEqual(['B#1']);
  });

  test('any number of items is read by key; what is not there is left out', async () => {
    const { pk } = aKey();
    const there = Array.from({ length: 130 }, (_, index) => ({ pk, sk: `ITEM#${index}` }));
    for (const item of there) await table.put(item);
    const found = await table.getAll([...there, { pk, sk: 'ITEM#gone' }]);
    expect(found.map(({ sk }) => sk).sort()).toEqual(there.map(({ sk }) => sk).sort());
    expect(await table.getAll([])).toEqual([]);
  });

  test('an item that is asked for twice is read once: an index may tell of it twice while it moves', async () => {
    const key = aKey();
    await table.put(key);
    expect(await table.getAll([key, { ...key }])).toEqual([key]);
  });

  test('items that did not fit into one answer are asked for again', async () => {
    const { pk } = aKey();
    const there = Array.from({ length: 60 }, (_, index) => ({
      pk,
      sk: `ITEM#${index}`,
      filling: 'x'.repeat(350_000),
    }));
    await Promise.all(there.map((item) => table.put(item)));
    const found = await table.getAll(there.map(({ sk }) => ({ pk, sk })));
    expect(found).toHaveLength(60);
  });

  test('a table that is not there is a fault', async () => {
    const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
    const client = new DynamoDBClient({
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:1',
      maxAttempts: 1,
    });
    await expect(openTable('none', client).get(aKey())).rejects.toThrow();
    client.destroy();
  });
});
