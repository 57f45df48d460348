// The warm processes of one function: reused when idle, more of them for concurrent events, up to a bound.

import type { FunctionWorker } from './function-worker.ts';
import type { Invocation } from './functions.ts';

export type FunctionPool = {
  run(requestId: string, event: unknown): Promise<Invocation>;
  /** One of them only waits until `rest` ends: another may be started for it. */
  restWhile(rest: Promise<void>): Promise<void>;
  /** Kills the process of that session, as if it had crashed. */
  crash(sessionToken: string): void;
  close(): Promise<void>;
};

/** Each process is a thread of this machine: four are enough to show every race. */
const MAX_WORKERS = 4;

export function createFunctionPool(start: (index: number) => FunctionWorker): FunctionPool {
  const all = new Set<FunctionWorker>();
  const idle: FunctionWorker[] = [];
  const waiting: (() => void)[] = [];
  let started = 0;
  let resting = 0;

  function take(): FunctionWorker | undefined {
    for (let warm = idle.pop(); warm !== undefined; warm = idle.pop()) {
      if (warm.isAlive()) return warm;
      all.delete(warm);
    }
    if (all.size - resting >= MAX_WORKERS) return undefined;
    started += 1;
    const fresh = start(started);
    all.add(fresh);
    return fresh;
  }

  async function acquire(): Promise<FunctionWorker> {
    for (let worker = take(); ; worker = take()) {
      if (worker !== undefined) return worker;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  function release(worker: FunctionWorker): void {
    if (worker.isAlive()) idle.push(worker);
    else all.delete(worker);
    waiting.shift()?.();
  }

  return {
    run: async (requestId, event) => {
      const worker = await acquire();
      try {
        return await worker.invoke(requestId, event);
      } finally {
        release(worker);
      }
    },
    restWhile: async (rest) => {
      resting += 1;
      waiting.shift()?.();
      await rest;
      resting -= 1;
    },
    crash: (sessionToken) => {
      for (const worker of all) if (worker.sessionToken === sessionToken) void worker.terminate();
    },
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}
