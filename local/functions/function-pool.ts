// The warm processes of one function: reused when idle, more of them for concurrent events, up to a bound.

import type { Invocation } from './functions.ts';
import type { WarmProcess } from './warm-process.ts';

export type FunctionPool = {
  run(requestId: string, event: unknown): Promise<Invocation>;
  /** One of them only waits until `rest` ends: another may be started for it. */
  restWhile(rest: Promise<void>): Promise<void>;
  /** Kills the process of that session, as if it had crashed. */
  crash(sessionToken: string): void;
  close(): Promise<void>;
};

/** Four are enough to show every race. */
const MAX_PROCESSES = 4;

export function createFunctionPool(start: (index: number) => WarmProcess): FunctionPool {
  const all = new Set<WarmProcess>();
  const idle: WarmProcess[] = [];
  const waiting: (() => void)[] = [];
  let started = 0;
  let resting = 0;

  function take(): WarmProcess | undefined {
    for (let warm = idle.pop(); warm !== undefined; warm = idle.pop()) {
      if (warm.isAlive()) return warm;
      all.delete(warm);
    }
    if (all.size - resting >= MAX_PROCESSES) return undefined;
    started += 1;
    const fresh = start(started);
    all.add(fresh);
    return fresh;
  }

  async function acquire(): Promise<WarmProcess> {
    for (let process = take(); ; process = take()) {
      if (process !== undefined) return process;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  function release(process: WarmProcess): void {
    if (process.isAlive()) idle.push(process);
    else all.delete(process);
    waiting.shift()?.();
  }

  return {
    run: async (requestId, event) => {
      const process = await acquire();
      try {
        return await process.invoke(requestId, event);
      } finally {
        release(process);
      }
    },
    restWhile: async (rest) => {
      resting += 1;
      waiting.shift()?.();
      await rest;
      resting -= 1;
    },
    crash: (sessionToken) => {
      for (const process of all) if (process.sessionToken === sessionToken) void process.terminate();
    },
    close: async () => {
      await Promise.all([...all].map((process) => process.terminate()));
    },
  };
}
