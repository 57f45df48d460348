// The whole small cloud: queue to function, poison messages, its state on disk, and a clean end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import type { Cloud, CloudOptions } from '../../local/cloud.ts';
import { openDataFolder } from '../../local/state/data-folder.ts';
import {
  bootFixture,
  HOUR_MS,
  itemOf,
  messagesIn,
  probe,
  SECOND_MS,
  START,
} from './support/fixture/fixture.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'dibs-cloud-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const running: Cloud[] = [];
afterEach(async () => {
  for (const cloud of running.splice(0)) await cloud.close();
});

async function aCloud(options: Partial<CloudOptions> = {}): Promise<Cloud> {
  const cloud = await bootFixture(options);
  running.push(cloud);
  return cloud;
}

test('a poison message comes back after its visibility timeout and ends among the dead letters', async () => {
  const cloud = await aCloud();
  await probe(cloud, 'send', { text: 'poison' });
  await probe(cloud, 'send', { text: 'wholesome' });
  await cloud.activity.settled();
  expect(await itemOf(cloud, 'DRAINED#poison', 'DRAINED')).toMatchObject({ times: { N: '1' } });
  await cloud.clock.advance(61 * SECOND_MS);
  expect(await itemOf(cloud, 'DRAINED#poison', 'DRAINED')).toMatchObject({ times: { N: '2' } });
  expect(await itemOf(cloud, 'DRAINED#wholesome', 'DRAINED')).toMatchObject({ times: { N: '1' } });
  expect(messagesIn(cloud, 'DeadLetters')).toEqual(['poison']);
}, 60_000);

test('an expired item goes within two days of virtual time', async () => {
  const cloud = await aCloud();
  const TableName = cloud.dynamoDb.tables[0]?.name;
  const expiresAt = { N: String(START / 1000 + 3600) };
  const Item = { pk: { S: 'ITEM#old' }, sk: { S: 'ITEM' }, expiresAt };
  await cloud.dynamoDb.engine.table('PutItem', { TableName, Item });
  await cloud.clock.advance(HOUR_MS / 2);
  expect(await itemOf(cloud, 'ITEM#old')).toBeDefined();
  await cloud.clock.advance(50 * HOUR_MS);
  expect(await itemOf(cloud, 'ITEM#old')).toBeUndefined();
});

test('a year passes in seconds', async () => {
  const cloud = await aCloud();
  const startedAt = performance.now();
  await cloud.clock.advance(365 * 24 * HOUR_MS);
  expect(performance.now() - startedAt).toBeLessThan(5000);
});

test('with a data folder, table, time, queues and tokens outlive a restart', async () => {
  const before = await bootFixture({ data: openDataFolder(dataDir) });
  const token = await tokenOf(before);
  await probe(before, 'put', { pk: 'ITEM#kept', text: 'kept' });
  await probe(before, 'send', { text: 'poison' });
  await before.activity.settled();
  await before.clock.advance(10 * SECOND_MS);
  await before.close();

  const after = await aCloud({ data: openDataFolder(dataDir), startAtMs: 0 });
  await after.activity.settled();
  expect(after.clock.now()).toBe(START + 10 * SECOND_MS);
  expect(await itemOf(after, 'ITEM#kept')).toMatchObject({ text: { S: 'kept' } });
  expect(await itemOf(after, 'SEEN#ITEM#kept', 'SEEN')).toMatchObject({ seen: { N: '1' } });
  await after.clock.advance(60 * SECOND_MS);
  expect(messagesIn(after, 'DeadLetters')).toEqual(['poison']);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${after.url}/items/1`, { method: 'PUT', headers, body: 'x' });
  expect(answer.status).toBe(200);
});

test("the tables run on AWS's own engine as well", async () => {
  const cloud = await aCloud({ dynamoDbEngine: 'dynamodb-local' });
  await probe(cloud, 'put', { pk: 'ITEM#java', text: 'x' });
  await cloud.activity.settled();
  expect(await itemOf(cloud, 'SEEN#ITEM#java', 'SEEN')).toMatchObject({ seen: { N: '1' } });
}, 60_000);

async function tokenOf(cloud: Cloud): Promise<string> {
  const body = JSON.stringify({ client: 'source' });
  const answer = await fetch(`${cloud.url}/_local/login`, { method: 'POST', body });
  return JSON.parse(await answer.text()).token;
}
