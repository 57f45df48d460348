// Virtual time for the engine's thread: it replaces setTimeout, clearTimeout and Date before the engine runs anything.
import { createTimerQueue, type Scheduled } from '../../time/timer-queue.ts';
import { virtualDate } from '../../time/virtual-date.ts';

export type EngineTimers = {
  nowMs(): number;
  moveTo(nowMs: number): void;
  nextDueAtMs(): number | undefined;
  /** Fires the timers that are due, one at a time; `rest` lets what each set off come to rest. */
  fireDue(rest: () => Promise<void>): Promise<void>;
  setTimeout(task: () => void, delayMs: number): Scheduled;
  clearTimeout(timer: Scheduled | undefined): void;
};

/** Unlike Node's own, these timers wait longer than 24.8 days. */
export function installEngineTimers(): EngineTimers {
  const queue = createTimerQueue();
  let nowMs = 0;
  const timers: EngineTimers = {
    nowMs: () => nowMs,
    moveTo(to) {
      nowMs = Math.max(nowMs, to);
    },
    nextDueAtMs: () => queue.nextDueAt(),
    async fireDue(rest) {
      for (let due = queue.takeDue(nowMs); due; due = queue.takeDue(nowMs)) {
        await due.task();
        await rest();
      }
    },
    setTimeout(task, delayMs) {
      const timer = { atMs: nowMs + Math.max(0, delayMs), task };
      queue.add(timer);
      return timer;
    },
    clearTimeout(timer) {
      if (timer) queue.remove(timer);
    },
  };
  Object.assign(globalThis, {
    setTimeout: timers.setTimeout,
    clearTimeout: timers.clearTimeout,
    Date: virtualDate(() => nowMs),
  });
  return timers;
}
