import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type InfiniteData, InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { liveList } from '../../../portal/api/query-client.ts';
import { readMore } from '../../../portal/controls/read-more.ts';
import { type ReadAnew, readAnew } from '../../../portal/session/read-anew.ts';

let client: QueryClient;
let anew: ReadAnew;
/** What was asked for and isn't answered yet, in order. */
let asked: { cursor: number; answer(): void; refuse(): void }[];
/** Goes up when others change something. */
let edition: number;
/** How many pages there are. */
let length: number;
let list: InfiniteQueryObserver<string, Error, InfiniteData<string>, string[], number>;
let leave: () => void;

beforeEach(async () => {
  jest.useFakeTimers();
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  anew = readAnew(client);
  asked = [];
  edition = 1;
  length = 3;
  list = new InfiniteQueryObserver(client, {
    queryKey: ['list'],
    initialPageParam: 0 as number,
    queryFn: ({ pageParam, signal }) =>
      new Promise<string>((resolve, reject) => {
        const cursor = pageParam;
        const read = `${cursor}.${edition}`;
        const one = { cursor, answer: () => resolve(read), refuse: () => reject(new Error('refused')) };
        asked.push(one);
        signal.addEventListener('abort', () => {
          asked = asked.filter((each) => each !== one);
          reject(signal.reason);
        });
      }),
    getNextPageParam: (_page, pages) => (pages.length < length ? pages.length : undefined),
    ...liveList,
  });
  leave = list.subscribe(() => undefined);
  await answered(0);
});
afterEach(() => {
  client.clear();
  jest.clearAllTimers();
  jest.useRealTimers();
});

async function answered(cursor: number): Promise<void> {
  expect(asked.map((each) => each.cursor)).toEqual([cursor]);
  asked.shift()?.answer();
  await settled();
}

const settled = () => jest.advanceTimersByTimeAsync(5);

const press = () => readMore(list.getCurrentResult());
const shown = () => list.getCurrentResult().data?.pages;

test('a press reads one page more, once', async () => {
  const pressed = [press(), press()];
  await answered(1);
  await Promise.all(pressed);
  expect(shown()).toEqual(['0.1', '1.1']);
  expect(asked).toEqual([]);
});

test('a reading anew waits for the reading of more, and brings all up to date', async () => {
  const pressed = press();
  await settled();
  edition = 2;
  anew();
  await answered(1);
  await answered(0);
  await answered(1);
  await pressed;
  expect(shown()).toEqual(['0.2', '1.2']);
});

test('a press while the list is read anew waits for it, and nothing stays as it was', async () => {
  edition = 2;
  anew();
  await settled();
  const pressed = press();
  await answered(0);
  await answered(1);
  await pressed;
  expect(shown()).toEqual(['0.2', '1.2']);
});

test('a refusal is not asked for again', async () => {
  const pressed = press();
  await settled();
  asked.shift()?.refuse();
  await pressed;
  await settled();
  expect(asked).toEqual([]);
  expect(shown()).toEqual(['0.1']);
});

test('a list that has come to its end meanwhile is read anew to that end', async () => {
  const pressed = press();
  await settled();
  length = 1;
  anew();
  await answered(1);
  await answered(0);
  await pressed;
  expect(shown()).toEqual(['0.1']);
  expect(asked).toEqual([]);
});

test('nothing more is asked for once nobody looks at the list, or who did is signed out', async () => {
  for (const end of [() => client.clear(), leave]) {
    const pressed = press();
    await settled();
    end();
    await pressed;
    await settled();
    expect(asked).toEqual([]);
  }
});
