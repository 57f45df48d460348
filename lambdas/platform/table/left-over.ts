// What a busy table leaves undone of a request is asked for again, after pauses that grow as long as it takes nothing.
import { setTimeout as pause } from 'node:timers/promises';

/** Some 2.5 seconds: whoever asked is called again later, or says that it failed. */
const mostInVain = 8;
const shortestPauseMs = 20;

/** `ask` answers what of `all` is still left. */
export async function untilNoneIsLeft<R>(
  all: readonly R[],
  ask: (left: R[]) => Promise<readonly R[]>,
): Promise<void> {
  let inVain = 0;
  let left: readonly R[] = await ask([...all]);
  while (left.length > 0) {
    if (inVain === mostInVain) throw new Error('The table is too busy');
    await pause(shortestPauseMs * 2 ** inVain * (0.5 + Math.random() / 2));
    const stillLeft = await ask([...left]);
    inVain = stillLeft.length < left.length ? 0 : inVain + 1;
    left = stillLeft;
  }
}
