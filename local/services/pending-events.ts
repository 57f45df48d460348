// Events of carriers that are still on their way to a configuration set's topics; they survive a restart.
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { State } from '../state/state.ts';
import type { Clock } from '../time/clock.ts';

const pendingEvent = z.object({ atMs: z.number(), setArn: z.string(), type: z.string(), event: z.string() });
export type PendingEvent = z.infer<typeof pendingEvent>;

export type PendingEvents = {
  schedule(event: PendingEvent): void;
  /** Those that waited before a restart go out at their times. */
  resume(): void;
};

/** Even what is due at once leaves by the clock: an event never overtakes the answer to the call that caused it. */
export function createPendingEvents(
  deps: { clock: Clock; state: State; name: string },
  publish: (event: PendingEvent) => void,
): PendingEvents {
  const waiting = deps.state.rows(deps.name, pendingEvent);

  function publishAtItsTime(key: string, event: PendingEvent): void {
    deps.clock.at(event.atMs, () => {
      waiting.delete(key);
      publish(event);
    });
  }

  return {
    schedule(event) {
      const key = randomUUID();
      waiting.put(key, event);
      publishAtItsTime(key, event);
    },
    resume() {
      for (const [key, event] of waiting.entries()) publishAtItsTime(key, event);
    },
  };
}
