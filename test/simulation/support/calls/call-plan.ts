// Plans of simulated calls: what the carrier tells, what people do, and in which orders.
import fc from 'fast-check';
import type { VoiceEventType } from '../../../calling/support/voice-events.ts';
import type { LineMood } from './call-model.ts';

/** Something that happens from outside. `ring-over`: twenty seconds of ringing have passed. */
export type CallAct =
  | { kind: 'event'; type: VoiceEventType; attempt: 1 | 2 }
  | { kind: 'ask' | 'ring-over' | 'enter-pin' }
  | { kind: 'teammate-claims' | 'lead-declines' | 'agent-declines' | 'window-ends' };

export const ask: CallAct = { kind: 'ask' };
export const ringOver: CallAct = { kind: 'ring-over' };
export const enterPin: CallAct = { kind: 'enter-pin' };
export const event = (type: VoiceEventType, attempt: 1 | 2): CallAct => ({ kind: 'event', type, attempt });

/** What others, the agent or time may do to the race besides. */
export const rivals: readonly CallAct[] = [
  { kind: 'teammate-claims' },
  { kind: 'lead-declines' },
  { kind: 'agent-declines' },
  { kind: 'window-ends' },
];

const misses = ['NO_ANSWER', 'BUSY', 'FAILED'] as const;
type Miss = (typeof misses)[number];

/** All that the carrier tells of two calls, of which `answered` is answered, if any; the others are missed. */
export function eventsOf(answered: 1 | 2 | undefined, miss: Miss = 'NO_ANSWER'): CallAct[] {
  return ([1, 2] as const).flatMap((attempt) => {
    const told: VoiceEventType[] =
      attempt === answered
        ? ['INITIATED', 'RINGING', 'ANSWERED', 'COMPLETED']
        : ['INITIATED', 'RINGING', miss];
    return told.map((type) => event(type, attempt));
  });
}

/** Those that change anything: that the first two do not is proved by themselves. */
export function effective(events: readonly CallAct[]): CallAct[] {
  return events.filter((each) => each.kind !== 'event' || !['INITIATED', 'RINGING'].includes(each.type));
}

/** What the agent and the clock do from the first request to the PIN. */
export const wholeWay: readonly CallAct[] = [ask, ringOver, ask, ringOver, enterPin];

/** What happens after the first request, in the order of `choices`: which of the acts, or of the things that wait to be done, is next. */
export type CallPlan = { acts: CallAct[]; choices: number[]; moods: LineMood[] };

const mood: fc.Arbitrary<LineMood> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'placed' as const }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<LineMood>(
      { kind: 'busy' },
      { kind: 'unavailable', reason: 'calls-to-phone-used-up' },
      { kind: 'fault', error: new Error('access denied') },
      { kind: 'unknown' },
      'crash',
    ),
  },
);

/** Every event twice, some lost, one or two rivals, a line with moods. */
export const callPlan: fc.Arbitrary<CallPlan> = fc
  .record({
    answered: fc.constantFrom(1, 2, undefined),
    miss: fc.constantFrom(...misses),
    rival: fc.subarray([...rivals], { maxLength: 2 }),
    moods: fc.array(mood, { maxLength: 8 }),
    choices: fc.array(fc.nat({ max: 9999 }), { minLength: 120, maxLength: 120, size: 'max' }),
  })
  .chain(({ answered, miss, rival, ...rest }) => {
    const events = eventsOf(answered, miss);
    return fc
      .subarray([...events, ...events])
      .map((told) => ({ acts: [...wholeWay, ...told, ...rival], ...rest }));
  });

export const nameOf = (act: CallAct) => (act.kind === 'event' ? `${act.type} ${act.attempt}` : act.kind);

/** Every order of `acts` in which each comes after what it cannot come before; acts that are the same are not told apart. */
export function* orders(
  acts: readonly CallAct[],
  mayCome: (act: CallAct, before: readonly CallAct[]) => boolean,
  before: readonly CallAct[] = [],
): Generator<readonly CallAct[]> {
  if (acts.length === 0) return yield before;
  const seen = new Set<string>();
  for (const [index, act] of acts.entries()) {
    const name = nameOf(act);
    if (seen.has(name) || !mayCome(act, before)) continue;
    seen.add(name);
    yield* orders(acts.toSpliced(index, 1), mayCome, [...before, act]);
  }
}

/**
 * Nobody hears of a call that was not asked for, nor of the second before it was: asked again, after the first was
 * missed. What cannot come at all, because the first call was never missed, is left out by the caller.
 */
export function isPossible(act: CallAct, before: readonly CallAct[]): boolean {
  const asked = before.filter(({ kind }) => kind === 'ask').length;
  const isFirstMissed = before.some(
    (each) => each.kind === 'ring-over' || (each.kind === 'event' && isMiss(each.type)),
  );
  switch (act.kind) {
    case 'ask':
      return asked === 0 || isFirstMissed;
    case 'event':
      return asked >= act.attempt;
    case 'ring-over':
      return asked > before.filter(({ kind }) => kind === 'ring-over').length;
    case 'enter-pin':
      return asked === 2;
    default:
      return asked > 0;
  }
}

function isMiss(type: VoiceEventType): boolean {
  return type === 'BUSY' || type === 'NO_ANSWER' || type === 'FAILED' || type === 'TTL_EXPIRED';
}
