// Events of carriers that are still on their way to a configuration set's topics; they survive a restart.
import * as z from 'zod';
import type { Clock } from '../time/clock.ts';

const pendingEvent = z.object({ atMs: z.number(), setArn: z.string(), type: z.string(), event: z.string() });
export type PendingEvent = z.infer<typeof pendingEvent>;

export type PendingEvents = {
  schedule(event: PendingEvent): void;
  save(): unknown;
  restore(state: unknown): void;
};

/** Even what is due at once leaves by the clock: an event never overtakes the answer to the call that caused it. */
export function createPendingEvents(clock: Clock, publish: (event: PendingEvent) => void): PendingEvents {
  const waiting = new Set<PendingEvent>();

  function schedule(event: PendingEvent): void {
    waiting.add(event);
    clock.at(event.atMs, () => {
      waiting.delete(event);
      publish(event);
    });
  }

  return {
    schedule,
    save: () => [...waiting],
    restore(state) {
      for (const event of z.array(pendingEvent).parse(state)) schedule(event);
    },
  };
}
