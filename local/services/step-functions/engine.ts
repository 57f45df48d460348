// The cloud's side of the workflow engine: gives it orders, waits until each has come to rest, and tells the clock.
import type { Worker } from 'node:worker_threads';
import { startThread } from '../../start-thread.ts';
import type { Activity, Clock, TimerSource } from '../../time/clock.ts';
import type { EngineEvent, EngineOrder, FromEngine, TaskCall, ToEngine } from './engine-messages.ts';

export type Engine = TimerSource & {
  /** Resolves when all that the order set off has come to rest in the engine; tracked as activity. */
  order(order: EngineOrder): Promise<void>;
  close(): Promise<void>;
};

export type EngineListener = {
  onTask(call: TaskCall): void;
  onTaskTimedOut(callId: string): void;
  onEvent(executionArn: string, event: EngineEvent): void;
};

/** The thread starts at the first order: a run of the cloud without workflows never pays for it. */
export function createEngine(deps: { clock: Clock; activity: Activity; listener: EngineListener }): Engine {
  const { clock, activity, listener } = deps;
  const waiting = new Map<number, PromiseWithResolvers<void>>();
  let worker: Worker | undefined;
  let broken: unknown;
  let seq = 0;
  let nextDueAtMs: number | undefined;

  function thread(): Worker {
    if (worker) return worker;
    worker = startThread(new URL('./engine-worker.ts', import.meta.url));
    worker.on('message', hear);
    worker.on('error', (fault) => {
      console.error('The workflow engine failed:', fault);
      broken = fault;
      for (const { reject } of waiting.values()) reject(fault);
      waiting.clear();
    });
    return worker;
  }

  /** In one turn. What happened comes first: a task that is called next may belong to the same state. */
  function hear(told: FromEngine): void {
    for (const news of told) if (news.kind === 'event') listener.onEvent(news.executionArn, news.event);
    for (const news of told) {
      if (news.kind === 'task') listener.onTask(news);
      else if (news.kind === 'task-timed-out') listener.onTaskTimedOut(news.callId);
      else if (news.kind === 'settled') settled(news.seq, news.nextDueAtMs);
    }
  }

  function settled(which: number, dueAtMs: number | undefined): void {
    nextDueAtMs = dueAtMs;
    waiting.get(which)?.resolve();
    waiting.delete(which);
    // An idle engine keeps no process alive.
    if (waiting.size === 0) worker?.unref();
  }

  async function order(given: EngineOrder): Promise<void> {
    if (broken) throw broken;
    const rest = Promise.withResolvers<void>();
    waiting.set(++seq, rest);
    const message: ToEngine = { order: given, seq, nowMs: clock.now() };
    thread().ref();
    thread().postMessage(message);
    return activity.track(rest.promise);
  }

  return {
    order,
    nextDueAt: async () => nextDueAtMs,
    async fireUntil(nowMs) {
      if (nextDueAtMs !== undefined && nextDueAtMs <= nowMs) await order({ kind: 'fire' });
    },
    async close() {
      await worker?.terminate();
    },
  };
}
