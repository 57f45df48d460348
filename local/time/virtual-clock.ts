// The one virtual clock: frozen it moves only by `advance`, running it follows real time and can be advanced as well.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Activity, Clock, TimerSource } from './clock.ts';
import { newCell, nowReader, writeFrozen, writeRunning } from './shared-now.ts';
import { createTimerQueue, type Scheduled } from './timer-queue.ts';

export type VirtualClock = Clock & {
  /** The memory from which worker threads read the time. */
  readonly cell: SharedArrayBuffer;
  /** Stops following real time. */
  close(): void;
};

export type ClockOptions = {
  mode: 'frozen' | 'running';
  startAtMs: number;
  activity: Activity;
  /** Told when the time stands at another moment, or runs on from one: `offsetMs` is how far it is ahead of real time. */
  onSet?: (at: { nowMs: number; offsetMs: number }) => void;
  /** Told of a timer whose task failed: a fault of the local cloud, never of the product. */
  onFault?: (fault: unknown) => void;
};

const TICK_MS = 25;

export function createClock(options: ClockOptions): VirtualClock {
  const { activity, mode } = options;
  const report = options.onFault ?? ((fault) => console.error('local clock: a timer failed', fault));
  const cell = newCell();
  const now = nowReader(cell);
  const timers = createTimerQueue();
  const sources: TimerSource[] = [];
  let moves: Promise<void> = Promise.resolve();

  function freezeAt(nowMs: number): void {
    writeFrozen(cell, nowMs);
    options.onSet?.({ nowMs, offsetMs: nowMs - Date.now() });
  }

  function resume(): void {
    if (mode === 'running') writeRunning(cell, now() - Date.now());
  }

  function start(timer: Scheduled): void {
    activity.track(Promise.resolve().then(timer.task)).catch(report);
  }

  async function earliestDue(): Promise<number | undefined> {
    const dues = await Promise.all(sources.map((source) => source.nextDueAt()));
    const all = [timers.nextDueAt(), ...dues].filter((due) => due !== undefined);
    return all.length === 0 ? undefined : Math.min(...all);
  }

  async function fireDue(): Promise<void> {
    const own = timers.takeDue(now());
    if (own !== undefined) return start(own);
    for (const source of sources) await source.fireUntil(now());
  }

  async function moveBy(byMs: number): Promise<void> {
    freezeAt(now());
    const target = now() + byMs;
    try {
      for (;;) {
        await activity.settled();
        const due = await earliestDue();
        if (due === undefined || due > target) {
          if (now() === target) return;
          freezeAt(target);
        } else {
          freezeAt(Math.max(now(), due));
          await fireDue();
        }
      }
    } finally {
      resume();
    }
  }

  /** One at a time: two moves at once would each see the other's timers half fired. */
  function inTurn(move: () => Promise<void>): Promise<void> {
    const moved = moves.then(move);
    moves = moved.catch(() => undefined);
    return moved;
  }

  async function followRealTime(): Promise<void> {
    for (let due = await earliestDue(); due !== undefined && due <= now(); due = await earliestDue()) {
      await fireDue();
    }
  }

  let following = false;
  const ticks = mode === 'running' ? setInterval(tick, TICK_MS) : undefined;
  function tick(): void {
    if (following) return;
    following = true;
    inTurn(followRealTime)
      .catch(report)
      .finally(() => {
        following = false;
      });
  }

  freezeAt(options.startAtMs);
  resume();

  return {
    cell,
    now,
    at(atMs, task) {
      const timer = { atMs, task };
      if (atMs > now()) {
        timers.add(timer);
        return { cancel: () => timers.remove(timer) };
      }
      let canceled = false;
      activity.track(nextTurn().then(() => (canceled ? undefined : task()))).catch(report);
      return {
        cancel: () => {
          canceled = true;
        },
      };
    },
    register: (source) => {
      sources.push(source);
    },
    advance: (byMs) => {
      if (!Number.isFinite(byMs) || byMs < 0) throw new RangeError('The clock moves forward only.');
      return inTurn(() => moveBy(byMs));
    },
    close: () => clearInterval(ticks),
  };
}
