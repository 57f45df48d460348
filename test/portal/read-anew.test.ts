import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { live, liveAbout, liveList } from '../../portal/api/query-client.ts';
import { type Change, type ReadAnew, readAnew } from '../../portal/session/read-anew.ts';

let reads: string[];
let client: QueryClient;
let anew: ReadAnew;

const talkOf = (referralId: string): Change => ({ changed: 'conversation', referralId });

beforeEach(() => {
  jest.useFakeTimers();
  reads = [];
  client = new QueryClient();
  const queries = {
    'list of referrals': liveList.meta,
    alerts: live.meta,
    one: liveAbout('ref_1').meta,
    other: liveAbout('ref_2').meta,
    team: undefined,
  };
  for (const [name, meta] of Object.entries(queries)) {
    client.getQueryCache().build(client, { queryKey: [name], ...(meta && { meta }) });
  }
  jest.spyOn(client, 'invalidateQueries').mockImplementation(async (filters) => {
    reads.push(
      client
        .getQueryCache()
        .findAll(filters)
        .map(({ queryKey }) => queryKey[0])
        .join(', '),
    );
  });
  anew = readAnew(client);
});
afterEach(() => {
  jest.clearAllTimers();
  client.clear();
  jest.useRealTimers();
});

test('LI-1 a change is read at once: lists, and what is about its referral', () => {
  anew(talkOf('ref_1'));
  expect(reads).toEqual(['list of referrals, alerts, one']);
});

test('LI-1 many changes in a moment are read at the first, and once more for the others', async () => {
  for (const referralId of ['ref_1', 'ref_1', 'ref_2']) anew(talkOf(referralId));
  await jest.advanceTimersByTimeAsync(150);
  await jest.advanceTimersByTimeAsync(150);
  expect(reads).toEqual(['list of referrals, alerts, one', 'list of referrals, alerts, one, other']);
});

test('LI-1 lists are read once more when their index has followed', async () => {
  anew();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(reads).toEqual(['list of referrals, alerts, one, other', 'list of referrals']);
});

test('LI-1 what comes behind a second of other changes is read within 300 ms', async () => {
  for (let changes = 0; changes < 24; changes += 1) {
    anew(talkOf('ref_2'));
    await jest.advanceTimersByTimeAsync(50);
  }
  anew(talkOf('ref_1'));
  const about = () => reads.filter((read) => read.includes('one')).length;
  expect(about()).toBe(0);
  await jest.advanceTimersByTimeAsync(300);
  expect(about()).toBe(1);
});

test('LI-1 CP-7 while changes never end, they are read every two seconds; what comes after a rest is read at once again', async () => {
  for (let changes = 0; changes < 300; changes += 1) {
    anew(talkOf('ref_2'));
    await jest.advanceTimersByTimeAsync(50);
  }
  const about = () => reads.filter((read) => read.includes('other')).length;
  // Every 150 ms for almost a second, then less and less often, and every two seconds from ten on.
  expect(about()).toBe(22);
  await jest.advanceTimersByTimeAsync(4000);
  const before = about();
  anew(talkOf('ref_2'));
  expect(about()).toBe(before + 1);
  await jest.advanceTimersByTimeAsync(100);
  anew(talkOf('ref_2'));
  await jest.advanceTimersByTimeAsync(50);
  expect(about()).toBe(before + 2);
});

test('LI-1 CP-7 in the midst of a bulk text a claim is read within 150 ms', async () => {
  for (let changes = 0; changes < 300; changes += 1) {
    anew(talkOf('ref_2'));
    await jest.advanceTimersByTimeAsync(50);
  }
  reads = [];
  anew({ changed: 'referral', referralId: 'ref_1' });
  await jest.advanceTimersByTimeAsync(150);
  expect(reads).toEqual(['list of referrals, alerts, one, other']);
});

test('LI-1 claims one after the other are each read at once, and what their conversations change with them', async () => {
  const readAfterMs: number[] = [];
  for (let claims = 0; claims < 30; claims += 1) {
    const referralId = `ref_${claims}`;
    reads = [];
    const claimedAt = Date.now();
    anew({ changed: 'referral', referralId });
    while (reads.length === 0) await jest.advanceTimersByTimeAsync(10);
    readAfterMs.push(Date.now() - claimedAt);
    for (const pauseMs of [15, 75, 600]) {
      await jest.advanceTimersByTimeAsync(pauseMs);
      anew(talkOf(referralId));
    }
    await jest.advanceTimersByTimeAsync(40);
  }
  expect(Math.max(...readAfterMs)).toBeLessThanOrEqual(150);
});

test.each([
  { everyMs: 50, takesMs: 600 },
  { everyMs: 200, takesMs: 300 },
  { everyMs: 1500, takesMs: 2500 },
])(
  'LI-1 while changes come every $everyMs ms, what takes $takesMs ms to be read is shown, and the last of it at the end',
  async ({ everyMs, takesMs }) => {
    jest.restoreAllMocks();
    let [changes, asked] = [0, 0];
    const shown: { changes: number; at: number }[] = [];
    const observer = new QueryObserver(client, {
      queryKey: ['slow'],
      ...live,
      networkMode: 'always',
      queryFn: async () => {
        asked += 1;
        const now = changes;
        await new Promise((resolve) => setTimeout(resolve, takesMs));
        return now;
      },
    });
    const stop = observer.subscribe(({ data, fetchStatus }) => {
      if (data !== undefined && fetchStatus === 'idle') shown.push({ changes: data, at: Date.now() });
    });
    await jest.advanceTimersByTimeAsync(5000);
    const [from, askedBefore] = [Date.now(), asked];
    while (Date.now() < from + 60_000) {
      changes += 1;
      anew({ changed: 'referral', referralId: 'ref_1' });
      await jest.advanceTimersByTimeAsync(everyMs);
    }
    await jest.advanceTimersByTimeAsync(10_000);
    stop();
    const times = [from, ...shown.map(({ at }) => at).filter((at) => at > from)];
    const longest = Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
    expect(shown.at(-1)?.changes).toBe(changes);
    expect(longest).toBeLessThanOrEqual(2 * takesMs + 2000);
    expect(asked - askedBefore).toBeLessThanOrEqual(60_000 / takesMs + 2);
  },
);
