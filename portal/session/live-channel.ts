// The live channel: hears at once that something changed (LI-1). It pings, connects anew whenever it may have missed something,
// and says while it hears nothing.
import * as z from 'zod/mini';
import type { Change } from './read-anew.ts';

/** What is connected: a browser's WebSocket, as far as it is used here. */
export type Socket = { send(data: string): void; close(): void };

/** What it tells of, from then on. */
export type Told = { opened(): void; said(data: unknown): void; closed(): void };

/** Why it hears nothing for now: the API can't be reached or fails, or only the channel does not come about. */
type Down = 'unreachable' | 'failing' | 'late';
/** `ended`: one has to sign in again. */
export type ChannelState = 'connecting' | 'live' | 'ended' | Down;

export const isDown = (state: ChannelState): state is Down =>
  state === 'unreachable' || state === 'failing' || state === 'late';

export type ChannelDeps = {
  /** A ticket, and until when what is opened by it hears. Throws when there is none now. */
  takeTicket(): Promise<{ ticket: string; endsAt: string }>;
  connect(ticket: string, told: Told): Socket;
  onChange(change: Change): void;
  /** It hears from now on: what changed before is to be read. */
  onLive(): void;
  /** What it means that no ticket was to be had. */
  whyNone(fault: unknown): Down | 'ended';
  /** What time it is at the API. */
  now(): number;
  random(): number;
};

export type LiveChannel = {
  /** Connects, and stays so until `stop`. */
  start(): void;
  stop(): void;
  /** Whether it still hears: the page was asleep, or the network another one. */
  check(): void;
  /** The network is gone, and told so. */
  drop(): void;
  state(): ChannelState;
  onState(listener: () => void): () => void;
};

/** API Gateway ends a connection after ten idle minutes; one that died without a word is found out by this. */
const pingMs = 4 * 60_000;
const patienceMs = 5000;
/** A connection that ends is replaced before anybody is told. */
const quietMs = 2000;
/** Not all at once, when API Gateway ends all connections. */
const shortPauseMs = 1000;
const longestPauseMs = 30_000;

const said = z.union([
  z.object({ live: z.boolean() }),
  z.object({ changed: z.string(), referralId: z.optional(z.string()) }),
]);

type Open = { socket: Socket; ticket: string; endsAtMs: number };

export function liveChannel(deps: ChannelDeps): LiveChannel {
  const listeners = new Set<() => void>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let state: ChannelState = 'connecting';
  let isRunning = false;
  let failures = 0;
  let hearing: Open | undefined;
  /** Each try has a number: a ticket that an earlier one still brings is not used. */
  let tries = 0;
  let trying: Open | undefined;

  function become(next: ChannelState): void {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener();
  }

  function after(ms: number, name: string, act: () => void): void {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(act, ms));
  }

  function cancel(...names: string[]): void {
    for (const name of names) clearTimeout(timers.get(name));
  }

  async function connect(): Promise<void> {
    cancel('retry');
    tries += 1;
    const current = tries;
    trying?.socket.close();
    trying = undefined;
    try {
      const { ticket, endsAt } = await deps.takeTicket();
      if (current !== tries || !isRunning) return;
      const socket = deps.connect(ticket, {
        opened: () => {
          if (open === trying) ping(open);
        },
        said: (data) => hear(open, data),
        closed: () => lose(open),
      });
      const open: Open = { socket, ticket, endsAtMs: Date.parse(endsAt) };
      trying = open;
      after(patienceMs, 'patience', () => lose(open));
    } catch (fault) {
      if (current !== tries || !isRunning) return;
      const why = deps.whyNone(fault);
      if (why !== 'ended') return fail(why);
      stop();
      become('ended');
    }
  }

  function hear(open: Open, data: unknown): void {
    if (open !== hearing && open !== trying) return;
    const message = said.safeParse(parsed(data)).data;
    if (message === undefined) return;
    if ('changed' in message) deps.onChange(message);
    else if (message.live) stay(open);
    else lose(open);
  }

  function stay(open: Open): void {
    cancel('patience');
    after(pingMs, 'ping', check);
    if (open === trying) take(open);
  }

  function take(open: Open): void {
    hearing = open;
    trying = undefined;
    failures = 0;
    cancel('quiet', 'retry');
    // LI-2: with its token. The next one takes a new token along.
    after(Math.max(shortPauseMs, open.endsAtMs - deps.now()), 'end', () => lose(open));
    become('live');
    deps.onLive();
  }

  /** Once for each connection, whoever notices first. */
  function lose(open: Open): void {
    if (open === hearing) {
      hearing = undefined;
      cancel('ping', 'end', 'patience');
      after(quietMs, 'quiet', () => become('late'));
      open.socket.close();
      after(deps.random() * shortPauseMs, 'retry', () => void connect());
    } else if (open === trying) {
      trying = undefined;
      cancel('patience');
      open.socket.close();
      fail('late');
    }
  }

  function fail(why: Down): void {
    cancel('quiet');
    become(why);
    failures += 1;
    const pause = deps.random() * Math.min(longestPauseMs, 1000 * 2 ** failures);
    after(pause, 'retry', () => void connect());
  }

  function check(): void {
    if (!isRunning) return;
    if (hearing === undefined) return void connect();
    const open = hearing;
    ping(open);
    after(patienceMs, 'patience', () => lose(open));
  }

  function drop(): void {
    if (!isRunning) return;
    hearing?.socket.close();
    hearing = undefined;
    cancel('ping', 'end', 'patience', 'quiet');
    become('unreachable');
    void connect();
  }

  function stop(): void {
    isRunning = false;
    tries += 1;
    for (const timer of timers.values()) clearTimeout(timer);
    trying?.socket.close();
    hearing?.socket.close();
    trying = undefined;
    hearing = undefined;
  }

  return {
    start: () => {
      if (isRunning) return;
      isRunning = true;
      void connect();
    },
    stop,
    check,
    drop,
    state: () => state,
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function ping({ socket, ticket }: Open): void {
  socket.send(JSON.stringify({ ticket }));
}

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
