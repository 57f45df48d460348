// Counts what is in flight in the cloud, so that the clock and the tests can wait until it is quiet.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Activity } from './clock.ts';

export function createActivity(): Activity {
  let inFlight = 0;
  let waiting: (() => void)[] = [];

  function ended(): void {
    inFlight -= 1;
    if (inFlight > 0) return;
    const released = waiting;
    waiting = [];
    for (const release of released) release();
  }

  function idle(): Promise<void> {
    return inFlight === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
  }

  return {
    track(work) {
      inFlight += 1;
      work.then(ended, ended);
      return work;
    },
    async pauseWhile(rest) {
      ended();
      await rest;
      inFlight += 1;
    },
    async settled() {
      for (;;) {
        await idle();
        // What just ended may hand on to new work in the same turn of the event loop.
        await nextTurn();
        if (inFlight === 0) return;
      }
    },
  };
}
