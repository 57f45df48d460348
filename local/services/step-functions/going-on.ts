// Where an execution goes on after a restart: in the state that it was in, with what is left of its time.
import type { StartExecution } from './engine-messages.ts';
import type { Execution } from './executions.ts';
import type { Machine, State } from './state-language.ts';

type Place = Pick<StartExecution, 'input' | 'goesOn'> & { definition: Machine };

/** The engine starts these anew, or fills in anew what they read: no state inside them can be gone on from. */
const STARTED_ANEW = ['"Parallel"', '"Map"', '$$.Execution.Input', '$$.Execution.StartTime'];
const WAITS = ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'];
/** The engine takes 0 for none. */
const LEAST_SECONDS = 0.001;

/** Undefined when it has to start from its input: it had entered no state, or the definition allows nothing else. */
export function goOn(execution: Execution, definition: Machine, nowMs: number): Place | undefined {
  const text = JSON.stringify(definition);
  if (STARTED_ANEW.some((each) => text.includes(each)) || 'TimeoutSeconds' in definition) return undefined;
  const entered = execution.history.findLast(({ type }) => type === 'StateEntered');
  const name = entered?.state;
  const state = name === undefined ? undefined : definition.States[name];
  if (entered === undefined || name === undefined || state === undefined) return undefined;
  const { waiting } = execution;
  const isWaiting = waiting?.state === name;
  const rest = `${name} (goes on)`;
  const forTheRest =
    state.Type === 'Wait'
      ? waitUntilEnd(state, entered)
      : withTimeLeft(state, isWaiting ? waiting.timesOutAtMs - nowMs : undefined);
  return {
    definition: { ...definition, StartAt: rest, States: { ...definition.States, [rest]: forTheRest } },
    input: entered.input,
    goesOn: { state: name, token: isWaiting ? waiting.token : undefined },
  };
}

/** From now on it waits until the moment at which it would have ended. */
function waitUntilEnd(state: State, entered: { atMs: number; input?: unknown }): State {
  const seconds =
    typeof state.Seconds === 'number' ? state.Seconds : secondsAt(state.SecondsPath, entered.input);
  if (seconds === undefined) return state;
  const others = Object.entries(state).filter(([field]) => !WAITS.includes(field));
  const endsAt = new Date(entered.atMs + seconds * 1000).toISOString();
  return { ...Object.fromEntries(others), Type: 'Wait', Timestamp: endsAt };
}

/** By a path of names alone, as `$.afterSeconds`; another one waits anew. */
function secondsAt(path: unknown, input: unknown): number | undefined {
  if (typeof path !== 'string' || !/^\$(\.\w+)+$/.test(path)) return undefined;
  const found = path
    .split('.')
    .slice(1)
    .reduce<unknown>((value, field) => Object(value)[field], input);
  return typeof found === 'number' ? found : undefined;
}

/** Retried, it has no more than that time either, where AWS would give it its whole time again. */
function withTimeLeft(state: State, leftMs: number | undefined): State {
  if (state.Type !== 'Task' || leftMs === undefined) return state;
  const { TimeoutSecondsPath: _, Parameters, ...rest } = state;
  const seconds = Math.max(LEAST_SECONDS, leftMs / 1000);
  const { timeoutSeconds: _left, 'timeoutSeconds.$': _path, ...parameters } = Object(Parameters);
  return { ...rest, TimeoutSeconds: seconds, Parameters: { ...parameters, timeoutSeconds: seconds } };
}
