// What is asked for before the pages' code is there: what each page reads first, and that one answer has one taker.
import { afterEach, expect, jest, test } from '@jest/globals';
import { beginReads, begunRead, firstReads } from '../../../portal/api/early-reads.ts';

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
  jest.useRealTimers();
});

function answering(): string[] {
  const asked: string[] = [];
  globalThis.fetch = async (request) => {
    if (!(request instanceof Request)) throw new Error('Asked by an address.');
    asked.push(`${request.url} ${request.headers.get('authorization')}`);
    return Response.json({ name: 'Agent Two' });
  };
  return asked;
}

const me = { method: 'GET', url: 'https://api.example/me' };

test.each([
  ['/referrals/ref_a-1', ['/me', '/referrals/ref_a-1', '/referrals/ref_a-1/next-text']],
  ['/', ['/me', '/me/referrals']],
  ['/referrals/ref_1/else', ['/me']],
  ['/referrals/', ['/me']],
  ['/me', ['/me']],
])('what %s reads first', (path, reads) => {
  expect(firstReads(path)).toEqual(reads);
});

test('an answer that was begun is taken once, by who reads the same', async () => {
  const asked = answering();
  beginReads('https://api.example', 'token', ['/me']);
  expect(asked).toEqual(['https://api.example/me Bearer token']);
  expect(begunRead({ ...me, method: 'PATCH' })).toBeUndefined();
  expect(begunRead({ ...me, url: `${me.url}?x=1` })).toBeUndefined();
  expect(await (await begunRead(me))?.json()).toEqual({ name: 'Agent Two' });
  expect(begunRead(me)).toBeUndefined();
});

test('what nobody took in time is read anew', () => {
  jest.useFakeTimers({ now: 0 });
  answering();
  beginReads('https://api.example', 'token', ['/me']);
  jest.setSystemTime(10_000);
  expect(begunRead(me)).toBeUndefined();
});

test('a fault is told to who takes it, and to nobody else', async () => {
  globalThis.fetch = async () => {
    throw new TypeError('No connection');
  };
  beginReads('https://api.example', 'token', ['/me']);
  await new Promise((resolve) => setImmediate(resolve));
  await expect(begunRead(me)).rejects.toThrow('No connection');
});
