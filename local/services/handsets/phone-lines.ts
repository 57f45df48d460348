// The telephone network between the services that place calls and the handsets: rings, picks up, gives up, hangs up.
import { inMemory, type State } from '../../state/state.ts';
import type { Clock } from '../../time/clock.ts';
import { type Call, type CallState, call, isOver, type Line } from './call.ts';
import type { Handsets } from './handsets.ts';

export type NewCall = {
  id: string;
  line: Line;
  from: string;
  to: string;
  message: string;
  details: unknown;
  /** The caller gives up ringing after this, if the handset's carrier doesn't before. */
  ringSeconds?: number | undefined;
  /** Not placed at all when the carrier keeps it back for longer. */
  timeToLiveSeconds?: number | undefined;
};

/** What a person does with a handset. Hanging up while it rings is declining the call. */
export type Act = { act: 'answer' | 'busy' | 'hangup'; digits: string };
export type ActResult = Call | 'unknown-call' | 'call-over';

export type PhoneLines = {
  place(placed: NewCall): void;
  /** The calls that reached a handset, oldest first. */
  callsOf(phone: string): readonly Call[];
  /** Those that reached any handset, oldest first. */
  calls(): readonly Call[];
  /** All calls of a service, those included that never rang. */
  callsBy(line: Line): readonly Call[];
  act(phone: string, callId: string, by: Act): ActResult;
  /** The service's end hangs up an answered call. */
  hangUp(answered: Call, afterSeconds: number): void;
  /** Tells a service of each step of its calls. */
  listen(line: Line, onStep: (stepped: Call) => void): void;
  /** What was said in a call, or which keys were pressed, has changed. */
  keep(changed: Call): void;
  /** What was planned before a restart goes on. */
  resume(): void;
};

const AFTER_ACT: Readonly<Partial<Record<CallState, Partial<Record<Act['act'], CallState>>>>> = {
  ringing: { answer: 'answered', busy: 'busy', hangup: 'busy' },
  answered: { hangup: 'completed' },
};

export function createPhoneLines(deps: {
  clock: Clock;
  handsets: Pick<Handsets, 'behaviourOf'>;
  state?: State | undefined;
}): PhoneLines {
  const { clock, handsets } = deps;
  const kept = (deps.state ?? inMemory).rows('calls', call);
  const listeners = new Map<Line, (stepped: Call) => void>();
  const calls: Call[] = kept.entries().map(([, each]) => each);

  function keep(changed: Call): void {
    kept.put(changed.id, changed);
  }

  function planAt(of: Call, next: NonNullable<Call['next']>): void {
    // What was planned is void as soon as something else was done or planned.
    clock.at(next.atMs, () => {
      if (of.next === next) step(of, next.state);
    });
  }

  function plan(of: Call, state: CallState, atMs: number): void {
    const next = { state, atMs };
    of.next = next;
    keep(of);
    planAt(of, next);
  }

  function step(of: Call, state: CallState): void {
    of.next = undefined;
    of.state = state;
    of.past.push({ state, atMs: clock.now() });
    keep(of);
    listeners.get(of.line)?.(of);
    // The service may have hung up at once.
    if (of.state === 'initiated') ring(of);
    else if (of.state === 'ringing' && of.next === undefined) awaitAnswer(of);
  }

  function ring(of: Call): void {
    const { answer } = of.behaviour;
    step(of, answer === 'busy' || answer === 'failed' ? answer : 'ringing');
  }

  function awaitAnswer(of: Call): void {
    const { answer, answerAfterSeconds, digits } = of.behaviour;
    const isPickedUp = answer === 'answer' && answerAfterSeconds < of.ringSeconds;
    if (isPickedUp) of.digits = digits;
    const seconds = isPickedUp ? answerAfterSeconds : of.ringSeconds;
    plan(of, isPickedUp ? 'answered' : 'no-answer', clock.now() + seconds * 1000);
  }

  return {
    place({ ringSeconds, timeToLiveSeconds = Number.POSITIVE_INFINITY, ...placed }) {
      const behaviour = handsets.behaviourOf(placed.to).calls;
      const made: Call = {
        ...placed,
        atMs: clock.now(),
        state: 'queued',
        past: [],
        behaviour,
        ringSeconds: Math.min(ringSeconds ?? behaviour.ringSeconds, behaviour.ringSeconds),
        digits: '',
      };
      calls.push(made);
      const isInTime = behaviour.placeAfterSeconds <= timeToLiveSeconds;
      const seconds = Math.min(behaviour.placeAfterSeconds, timeToLiveSeconds);
      plan(made, isInTime ? 'initiated' : 'expired', made.atMs + seconds * 1000);
    },

    callsOf: (phone) => calls.filter((each) => each.to === phone && hasRung(each)),
    calls: () => calls.filter(hasRung),
    callsBy: (line) => calls.filter((each) => each.line === line),

    act(phone, callId, { act, digits }) {
      const found = calls.find((each) => each.id === callId && each.to === phone);
      if (!found || !hasRung(found)) return 'unknown-call';
      const state = AFTER_ACT[found.state]?.[act];
      if (state === undefined) return 'call-over';
      if (act === 'answer') found.digits = digits;
      step(found, state);
      return found;
    },

    hangUp(answered, afterSeconds) {
      if (isOver(answered.state)) return;
      if (afterSeconds === 0) step(answered, 'completed');
      else plan(answered, 'completed', clock.now() + afterSeconds * 1000);
    },

    listen(line, onStep) {
      listeners.set(line, onStep);
    },

    keep,
    resume() {
      for (const each of calls) if (each.next) planAt(each, each.next);
    },
  };
}

/** What the carrier kept back never reached the handset. */
function hasRung({ state }: Call): boolean {
  return state !== 'queued' && state !== 'expired';
}
