// A call to a handset: its state, what it went through, and what becomes of it next when nobody acts.
import * as z from 'zod';
import { callBehaviour } from './behaviour.ts';

/** `queued` is kept back by the carrier, `expired` was kept back for too long: neither ever rang. */
const callState = z.enum([
  'queued',
  'expired',
  'initiated',
  'ringing',
  'answered',
  'completed',
  'busy',
  'no-answer',
  'failed',
]);
export type CallState = z.infer<typeof callState>;

export const call = z.object({
  id: z.string(),
  /** The service that placed it and is told what becomes of it. */
  line: z.enum(['end-user-messaging', 'connect']),
  from: z.string(),
  to: z.string(),
  /** What was spoken, or is about to be. */
  message: z.string(),
  atMs: z.number(),
  state: callState,
  /** What it went through, oldest first. */
  past: z.array(z.object({ state: callState, atMs: z.number() })),
  /** What becomes of it at that time, unless somebody acts before. */
  next: z.object({ state: callState, atMs: z.number() }).optional(),
  behaviour: callBehaviour,
  ringSeconds: z.number(),
  /** The keys that were pressed when it was answered. */
  digits: z.string(),
  /** What its line keeps with it. */
  details: z.unknown(),
});
export type Call = z.infer<typeof call>;
export type Line = Call['line'];

const OVER: ReadonlySet<CallState> = new Set(['expired', 'completed', 'busy', 'no-answer', 'failed']);

export function isOver(state: CallState): boolean {
  return OVER.has(state);
}

/** When the call came into a state; undefined when it never did. */
export function sinceMs(of: Call, state: CallState): number | undefined {
  return of.past.find((each) => each.state === state)?.atMs;
}

/** How long it was spoken. */
export function talkedSeconds(of: Call): number {
  const answeredMs = sinceMs(of, 'answered');
  const last = of.past.at(-1);
  if (answeredMs === undefined || last === undefined) return 0;
  return Math.round((last.atMs - answeredMs) / 1000);
}
