// The virtual time as it outlives a restart: a frozen clock stands where it stood, a running one has gone on by real time.
import * as z from 'zod';
import type { State } from '../state/state.ts';

const keptTime = z.object({ nowMs: z.number(), offsetMs: z.number() });

export type KeptTime = {
  /** Where the clock starts; undefined when there was no time before. */
  startAtMs: number | undefined;
  set(to: z.infer<typeof keptTime>): void;
};

export function keepTime(state: State, mode: 'frozen' | 'running'): KeptTime {
  const rows = state.rows('clock', keptTime);
  const before = new Map(rows.entries()).get('time');
  const gone = before && Math.max(before.nowMs, Date.now() + before.offsetMs);
  return {
    startAtMs: mode === 'running' ? gone : before?.nowMs,
    set: (to) => rows.put('time', to),
  };
}
