// The AWS endpoint: who may call what, what happens to calls it does not know, and faults on order.

import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Cloud } from '../../../local/cloud.ts';
import { bootFixture, itemOf, probe, tryProbe } from '../support/fixture/fixture.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await bootFixture();
}, 60_000);
afterAll(() => cloud?.close());

describe('a role', () => {
  test('allows what it says', async () => {
    await probe(cloud, 'put', { pk: 'ITEM#allowed', text: 'hello' });
    expect(await probe(cloud, 'get', { pk: 'ITEM#allowed' })).toMatchObject({ text: { S: 'hello' } });
  });

  test('refuses another leading key, naming function, action and resource', async () => {
    expect(await tryProbe(cloud, 'get', { pk: 'SEEN#1' })).toMatchObject({
      error: {
        errorType: 'AccessDeniedException',
        errorMessage: expect.stringMatching(
          /fixture-probe is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table\/fixture-data\S+ because no identity-based policy allows/,
        ),
      },
    });
  });

  test('denies explicitly what an allow would grant', async () => {
    await probe(cloud, 'put', { pk: 'LEDGER#1' });
    expect(await tryProbe(cloud, 'update', { pk: 'LEDGER#1' })).toMatchObject({
      error: { errorMessage: expect.stringContaining('with an explicit deny') },
    });
  });

  test('limits every act of a transaction', async () => {
    await probe(cloud, 'transact', { pk: 'ITEM#a', text: 'ITEM#b' });
    expect(await tryProbe(cloud, 'transact', { pk: 'ITEM#c', text: 'OTHER#d' })).toMatchObject({
      error: { errorType: 'AccessDeniedException' },
    });
    expect(await itemOf(cloud, 'ITEM#c')).toBeUndefined();
  });

  test('limits a batch by its own action', async () => {
    expect(await tryProbe(cloud, 'batch')).toMatchObject({
      error: { errorMessage: expect.stringContaining('dynamodb:BatchWriteItem') },
    });
  });

  test('tells an index from its table', async () => {
    expect(await probe(cloud, 'query', { text: 'inbox' })).toEqual([]);
    expect(await tryProbe(cloud, 'query')).toMatchObject({ error: { errorType: 'AccessDeniedException' } });
  });

  test('limits calls of other services too', async () => {
    const stateMachine = 'arn:aws:states:us-east-1:000000000000:stateMachine:any';
    expect(await tryProbe(cloud, 'list-executions', { text: stateMachine })).toMatchObject({
      error: { errorMessage: expect.stringContaining('states:ListExecutions') },
    });
  });
});

describe('a call that the cloud does not know', () => {
  const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  afterEach(() => {
    complaints.mockClear();
  });
  afterAll(() => complaints.mockRestore());

  test('fails loudly, PartiQL included', async () => {
    expect(await tryProbe(cloud, 'partiql')).toMatchObject({
      error: {
        errorType: 'UnknownOperationException',
        errorMessage: expect.stringContaining('dynamodb:ExecuteStatement'),
      },
    });
    expect(complaints).toHaveBeenCalledWith(expect.stringContaining('dynamodb:ExecuteStatement'));
  });

  test('fails loudly for a service without a simulation', async () => {
    const answer = await fetch(cloud.awsOrigin, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${cloud.operator.accessKeyId}/20260301/us-east-1/kms/aws4_request`,
        'x-amz-target': 'TrentService.Encrypt',
      },
    });
    expect(answer.status).toBe(501);
    expect(complaints).toHaveBeenCalledWith(expect.stringContaining('kms:Encrypt'));
  });
});

test('an unknown key is refused', async () => {
  const stranger = new DynamoDBClient({
    endpoint: cloud.awsOrigin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'ASIASTRANGER', secretAccessKey: 'any' },
  });
  await expect(stranger.send(new PutItemCommand({ TableName: 'any', Item: {} }))).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
  });
});

describe('a fault on order', () => {
  const onPut = { service: 'dynamodb', action: 'PutItem', count: 1 };

  test('throttles before the effect: the SDK tries again', async () => {
    cloud.faults.order({ ...onPut, kind: 'throttle' });
    cloud.meter.reset();
    expect(await probe(cloud, 'put-once', { pk: 'ITEM#throttled' })).toEqual({ won: true });
    expect(cloud.meter.read().calls).toMatchObject({ 'fixture-probe': { 'dynamodb:PutItem': 2 } });
  });

  test('loses the answer after the effect: the retry finds the write done', async () => {
    cloud.faults.order({ ...onPut, kind: 'timeout-after-commit' });
    expect(await probe(cloud, 'put-once', { pk: 'ITEM#unanswered', text: 'x' })).toMatchObject({
      won: false,
      item: { text: { S: 'x' } },
    });
  });

  test('crashes the caller after the effect', async () => {
    cloud.faults.order({ ...onPut, kind: 'crash' });
    expect(await tryProbe(cloud, 'put', { pk: 'ITEM#crashed' })).toMatchObject({
      error: { errorType: 'Runtime.ExitError' },
    });
    expect(await itemOf(cloud, 'ITEM#crashed')).toBeDefined();
  });

  test('crashes the caller before the effect', async () => {
    cloud.faults.order({ ...onPut, kind: 'crash-before' });
    expect(await tryProbe(cloud, 'put', { pk: 'ITEM#lost' })).toMatchObject({
      error: { errorType: 'Runtime.ExitError' },
    });
    expect(await itemOf(cloud, 'ITEM#lost')).toBeUndefined();
  });
});

describe('a fault ordered for one function', () => {
  const order = { service: 'dynamodb', action: 'GetItem', count: 2, kind: 'crash-before' } as const;

  test('leaves the calls of others alone', async () => {
    const functionName = 'fixture-write-item';
    cloud.faults.order({ ...order, functionName });
    expect(await tryProbe(cloud, 'get', { pk: 'ITEM#any' })).toMatchObject({ ok: true });
    expect(cloud.faults.pending()).toEqual([{ ...order, functionName }]);
    cloud.faults.order({ ...order, functionName, count: 0 });
    expect(cloud.faults.pending()).toEqual([]);
  });

  test('strikes that function’s calls, after those that are to go well, as often as ordered', async () => {
    cloud.faults.order({ ...order, functionName: 'fixture-probe', after: 1 });
    const ends = [];
    for (let calls = 1; calls <= 4; calls += 1) {
      ends.push((await tryProbe(cloud, 'get', { pk: 'ITEM#any' })).ok);
    }
    expect(ends).toEqual([true, false, false, true]);
    expect(cloud.faults.pending()).toEqual([]);
  });
});

test('the meter counts calls and capacity by function, a lost race included', async () => {
  await probe(cloud, 'put', { pk: 'ITEM#metered' });
  cloud.meter.reset();
  await probe(cloud, 'put-once', { pk: 'ITEM#metered' });
  await probe(cloud, 'get', { pk: 'ITEM#metered' });
  const reading = cloud.meter.read();
  expect(reading.calls['fixture-probe']).toEqual({ 'dynamodb:PutItem': 1, 'dynamodb:GetItem': 1 });
  expect(reading.capacity['fixture-probe']).toEqual({ readUnits: 0.5, writeUnits: 1 });
});
