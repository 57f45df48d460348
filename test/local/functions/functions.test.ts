// What a function lives in: a process of its own, with its environment, time and death.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Cloud } from '../../../local/cloud.ts';
import { bootFixture, HOUR_MS, itemOf, probe, START, tryProbe } from '../support/fixture/fixture.ts';

describe.each(['threads', 'realms'] as const)('functions in %s', (functionProcesses) => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await bootFixture({ functionProcesses });
  }, 60_000);
  afterAll(() => cloud?.close());

  describe('a warm function', () => {
    test('is reused by the next event', async () => {
      await probe(cloud, 'count');
      const [first, second] = [await probe(cloud, 'count'), await probe(cloud, 'count')];
      expect([first, second]).toEqual([{ invocations: 2 }, { invocations: 3 }]);
    });

    test('takes one event at a time: concurrent events get processes of their own, four at most', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => probe(cloud, 'wait')));
      expect(answers).toHaveLength(8);
      const processes = answers.filter((answer) => JSON.stringify(answer) === '{"invocations":1}');
      expect(processes.length).toBeLessThanOrEqual(3);
    });

    test('sees virtual time move at once', async () => {
      expect(await probe(cloud, 'time')).toMatchObject({ now: cloud.clock.now() });
      await cloud.clock.advance(HOUR_MS);
      expect(cloud.clock.now()).toBe(START + HOUR_MS);
      expect(await probe(cloud, 'time')).toMatchObject({
        now: START + HOUR_MS,
        today: '2026-03-01T01:00:00.000Z',
      });
    });

    test('sees its own environment and nothing of this machine', async () => {
      const environment = await probe(cloud, 'environment');
      expect(environment).toMatchObject({
        AWS_LAMBDA_FUNCTION_NAME: 'fixture-probe',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL_DYNAMODB: cloud.awsOrigin,
        TABLE_NAME: expect.stringContaining('fixture-data'),
      });
      expect(environment).not.toHaveProperty('PATH');
      expect(environment).not.toHaveProperty('NODE_OPTIONS');
    });
  });

  describe('a failing function', () => {
    test('answers its error in the shape of Lambda', async () => {
      expect(await tryProbe(cloud, 'fail')).toEqual({
        ok: false,
        error: { errorType: 'RangeError', errorMessage: 'as ordered' },
      });
    });

    test('fails by an answer that is no JSON', async () => {
      expect(await tryProbe(cloud, 'no-json')).toMatchObject({
        ok: false,
        error: { errorType: 'TypeError' },
      });
    });

    test('is killed when it runs longer than its timeout, and comes back fresh', async () => {
      // What calculates gives a realm's thread no moment in which to kill it.
      const tooLong = functionProcesses === 'threads' ? 'spin' : 'hang';
      expect(await tryProbe(cloud, tooLong)).toMatchObject({
        error: {
          errorType: 'Sandbox.Timedout',
          errorMessage: expect.stringContaining('Task timed out after 2.00 seconds'),
        },
      });
      expect(await tryProbe(cloud, 'count')).toMatchObject({ ok: true });
    });

    test('that ends its process fails the event alone', async () => {
      expect(await tryProbe(cloud, 'exit')).toMatchObject({ error: { errorType: 'Runtime.ExitError' } });
      expect(await tryProbe(cloud, 'count')).toMatchObject({ ok: true });
    });

    test('that is killed does nothing any more', async () => {
      cloud.faults.order({ service: 'dynamodb', action: 'PutItem', count: 1, kind: 'crash-before' });
      expect(await tryProbe(cloud, 'insist', { pk: 'ITEM#killed' })).toMatchObject({ ok: false });
      await probe(cloud, 'put', { pk: 'ITEM#later' });
      expect(await itemOf(cloud, 'ITEM#later')).toBeDefined();
      expect(await itemOf(cloud, 'ITEM#killed')).toBeUndefined();
    });

    test('leaves a line in its log', async () => {
      await tryProbe(cloud, 'fail');
      expect(cloud.logs.lines('fixture-probe').at(-1)).toMatchObject({
        level: 'error',
        line: 'RangeError: as ordered',
      });
    });
  });

  test('the meter counts invocations by function', async () => {
    cloud.meter.reset();
    await probe(cloud, 'count');
    expect(cloud.meter.read().invocations).toEqual({ 'fixture-probe': 1 });
  });
});
