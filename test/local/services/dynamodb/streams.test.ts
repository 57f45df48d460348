// The table's stream: every change to its function in order, poison set aside, nothing lost by a crash.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Cloud } from '../../../../local/cloud.ts';
import { bootFixture, itemOf, messagesIn, probe } from '../../support/fixture/fixture.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await bootFixture();
}, 60_000);
afterAll(() => cloud?.close());

let item = 0;
beforeEach(() => {
  item += 1;
});

async function write(...texts: string[]): Promise<void> {
  for (const text of texts) await probe(cloud, 'put', { pk: `ITEM#${item}`, text });
  await cloud.activity.settled();
}

async function seen(): Promise<string[]> {
  const found = JSON.stringify((await itemOf(cloud, `SEEN#ITEM#${item}`, 'SEEN')) ?? {});
  return [...found.matchAll(/"S":"(t\d)"/g)].map(([, text = '']) => text);
}

test('every change arrives once, in order', async () => {
  await write('t1', 't2', 't3');
  expect(await seen()).toEqual(['t1', 't2', 't3']);
});

test('a write that changes nothing makes no record', async () => {
  await write('t1', 't1', 't2');
  expect(await seen()).toEqual(['t1', 't2']);
});

test('a change that the filter leaves out does not start the function', async () => {
  cloud.meter.reset();
  await probe(cloud, 'put', { pk: 'LEDGER#filtered' });
  await cloud.activity.settled();
  expect(cloud.meter.read().invocations).toEqual({ 'fixture-probe': 1 });
});

test.each(['poison', 'throw'])(
  'a record that never succeeds (%s) is set aside and holds back no other',
  async (bad) => {
    const before = messagesIn(cloud, 'SetAside').length;
    await write('t1', bad, 't2');
    await cloud.clock.advance(60_000);
    // What shares a batch with a bad record may come again while that one is tried.
    expect([...new Set(await seen())]).toEqual(['t1', 't2']);
    const notices = messagesIn(cloud, 'SetAside').slice(before);
    expect(notices).toHaveLength(1);
    expect(JSON.parse(notices[0] ?? '')).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
  },
);

test('a crash before the effect loses nothing: the record comes again', async () => {
  cloud.faults.order({ service: 'dynamodb', action: 'UpdateItem', count: 1, kind: 'crash-before' });
  await write('t1', 't2');
  expect(await seen()).toEqual(['t1', 't2']);
});

test('a crash after the effect shows as a redelivery', async () => {
  cloud.faults.order({ service: 'dynamodb', action: 'UpdateItem', count: 1, kind: 'crash' });
  await write('t1', 't2');
  expect((await seen()).filter((text) => text === 't1').length).toBe(2);
});
