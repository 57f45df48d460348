// The live channel of a page: when it connects, what it hears, and when it says that it hears nothing.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ApiProblem } from '../../portal/api/problem.ts';
import { type LiveChannel, liveChannel, type Told } from '../../portal/session/live-channel.ts';

type Connection = Told & { sent: string[]; isClosed: boolean; ticket: string };

const minuteMs = 60_000;
let connections: Connection[];
let changes: (string | undefined)[];
let lives: number;
let fault: ApiProblem | undefined;
let takes: number;
let tokenMinutes: number;
let channel: LiveChannel;

beforeEach(() => {
  jest.useFakeTimers();
  connections = [];
  changes = [];
  lives = 0;
  takes = 0;
  tokenMinutes = 60;
  fault = undefined;
  channel = liveChannel({
    takeTicket: async () => {
      takes += 1;
      if (fault !== undefined) throw fault;
      return { ticket: `t${takes}`, endsAt: new Date(Date.now() + tokenMinutes * minuteMs).toISOString() };
    },
    connect: (ticket, told) => {
      const connection: Connection = { ...told, ticket, sent: [], isClosed: false };
      connections.push(connection);
      return {
        send: (data) => void connection.sent.push(data),
        close: () => {
          connection.isClosed = true;
        },
      };
    },
    onChange: ({ referralId }) => void changes.push(referralId),
    onLive: () => {
      lives += 1;
    },
    whyNone: (given) => {
      const { status } = given instanceof ApiProblem ? given : { status: 0 };
      return status === 401 ? 'ended' : status === 0 ? 'unreachable' : 'failing';
    },
    now: Date.now,
    random: () => 0.5,
  });
});
afterEach(() => {
  channel.stop();
  jest.useRealTimers();
});

const last = () => {
  const connection = connections.at(-1);
  if (connection === undefined) throw new Error('Nothing was connected');
  return connection;
};
const say = (message: unknown, connection = last()) => connection.said(JSON.stringify(message));
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

async function goLive(): Promise<Connection> {
  channel.start();
  await pass(0);
  last().opened();
  say({ live: true });
  return last();
}

describe('the live channel', () => {
  test('LI-1 connects by a ticket, asks whether it hears, and has all read once it does', async () => {
    const connection = await goLive();
    expect(connection.sent).toEqual([JSON.stringify({ ticket: 't1' })]);
    expect([channel.state(), lives, connections.length]).toEqual(['live', 1, 1]);
  });

  test('LI-1 hands on what changed, of which referral, and nothing that it doesn’t know', async () => {
    await goLive();
    say({ changed: 'referral', referralId: 'ref_1' });
    say({ changed: 'text-alerts' });
    say({ message: 'Internal server error' });
    last().said('no JSON');
    expect(changes).toEqual(['ref_1', undefined]);
  });

  test('LI-1 asks every four minutes whether it still hears, and replaces a connection that doesn’t answer', async () => {
    const first = await goLive();
    await pass(4 * minuteMs);
    expect(first.sent).toHaveLength(2);
    say({ live: true });
    await pass(4 * minuteMs);
    expect(first.sent).toHaveLength(3);
    await pass(5000);
    expect(first.isClosed).toBe(true);
    await pass(1000);
    last().opened();
    say({ live: true });
    expect([connections.length, channel.state(), lives]).toEqual([2, 'live', 2]);
  });

  test.each([
    ['is told that it doesn’t hear', () => say({ live: false })],
    ['is disconnected', () => last().closed()],
  ])('LI-1 that %s connects anew and has all read again; nobody is told of a moment', async (_, lose) => {
    const first = await goLive();
    lose();
    expect(channel.state()).toBe('live');
    await pass(600);
    last().opened();
    say({ live: true });
    await pass(10_000);
    expect([first.isClosed, channel.state(), lives]).toEqual([true, 'live', 2]);
    say({ changed: 'referral', referralId: 'ref_1' }, first);
    expect(changes).toEqual([]);
  });

  test('LI-1 that finds no other in two seconds says so, and goes on trying', async () => {
    await goLive();
    last().closed();
    await pass(2500);
    expect(channel.state()).toBe('late');
    for (let tried = connections.length; tried < 5; tried = connections.length) await pass(1000);
    expect(channel.state()).toBe('late');
    last().opened();
    say({ live: true });
    expect(channel.state()).toBe('live');
  });

  test('LI-1 waits longer after each failure, 30 seconds at most, by chance', async () => {
    fault = new ApiProblem(0, 'unreachable', '');
    channel.start();
    const waits: number[] = [];
    for (let tried = 1; tried <= 7; tried += 1) {
      let waited = 0;
      while (takes <= tried) {
        await pass(500);
        waited += 500;
      }
      waits.push(waited);
    }
    expect(channel.state()).toBe('unreachable');
    expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  test('LI-2 ends with its token and takes a new one along, unless one has to sign in again', async () => {
    tokenMinutes = 2;
    const first = await goLive();
    await pass(2 * minuteMs);
    expect(first.isClosed).toBe(true);
    fault = new ApiProblem(401, 'unauthorized', '');
    await pass(1000);
    expect([channel.state(), takes, connections.length]).toEqual(['ended', 2, 1]);
    await pass(60 * minuteMs);
    expect(takes).toBe(2);
  });

  test('LI-1 that the network leaves is told so at once, and is back at once with the network', async () => {
    const first = await goLive();
    fault = new ApiProblem(0, 'unreachable', '');
    channel.drop();
    expect([first.isClosed, channel.state()]).toEqual([true, 'unreachable']);
    fault = undefined;
    channel.check();
    await pass(0);
    last().opened();
    say({ live: true });
    expect(channel.state()).toBe('live');
  });

  test('LI-2 that is stopped hears nothing and connects no more', async () => {
    const first = await goLive();
    channel.stop();
    say({ changed: 'referral' }, first);
    channel.check();
    channel.drop();
    await pass(60 * minuteMs);
    expect([first.isClosed, changes, takes]).toEqual([true, [], 1]);
  });
});
