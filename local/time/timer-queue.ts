// The clock's own timers, in the order in which they fall due; equal times keep the order of their making.

export type Scheduled = { readonly atMs: number; readonly task: () => void | Promise<void> };

export type TimerQueue = {
  add(timer: Scheduled): void;
  remove(timer: Scheduled): void;
  nextDueAt(): number | undefined;
  /** Takes out the first timer that is due at `nowMs`. */
  takeDue(nowMs: number): Scheduled | undefined;
};

export function createTimerQueue(): TimerQueue {
  const timers: Scheduled[] = [];

  function placeFor(atMs: number): number {
    let low = 0;
    let high = timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((timers[middle]?.atMs ?? 0) <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add: (timer) => {
      timers.splice(placeFor(timer.atMs), 0, timer);
    },
    remove: (timer) => {
      const index = timers.indexOf(timer);
      if (index >= 0) timers.splice(index, 1);
    },
    nextDueAt: () => timers[0]?.atMs,
    takeDue: (nowMs) => {
      const first = timers[0];
      return first !== undefined && first.atMs <= nowMs ? timers.shift() : undefined;
    },
  };
}
