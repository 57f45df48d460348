// The executions: what each was started with, its status and its history.
import * as z from 'zod';
import type { EngineEvent } from './engine-messages.ts';

/** After so long a closed execution's name may be used again. */
const NAME_KEPT_MS = 90 * 24 * 3600 * 1000;

const historyEvent = z.object({
  type: z.string(),
  atMs: z.number(),
  state: z.string().optional(),
  stateType: z.string().optional(),
  input: z.unknown().optional(),
  output: z.unknown().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});

/** A task that waits for its token; `isInvoked` once its function has taken it. */
const waiting = z.object({
  state: z.string(),
  token: z.string(),
  timesOutAtMs: z.number(),
  isInvoked: z.boolean(),
});

const execution = z.object({
  arn: z.string(),
  name: z.string(),
  stateMachineArn: z.string(),
  /** As it was given: the same name with another input is refused. */
  inputText: z.string(),
  status: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
  startedAtMs: z.number(),
  stoppedAtMs: z.number().optional(),
  output: z.unknown().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
  currentState: z.string().optional(),
  waiting: waiting.optional(),
  /** Of the definition that it was started with: a later deploy doesn't change it. */
  definitionHash: z.string().optional(),
  /** States entered and retried: what AWS charges for. */
  transitions: z.number(),
  history: z.array(historyEvent),
});
export type Execution = z.infer<typeof execution>;
/** The events are kept one by one: an execution isn't written again whole for each. */
export const keptExecution = execution.omit({ history: true });
export const keptEvent = historyEvent;

const ENDINGS: Readonly<Record<string, Execution['status']>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimeout: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
};

const ENDS_TASK: ReadonlySet<string> = new Set(['StateExited', 'StateFailed', ...Object.keys(ENDINGS)]);

type Start = Pick<Execution, 'arn' | 'name' | 'stateMachineArn' | 'inputText' | 'definitionHash'>;

export function newExecution(start: Start, nowMs: number): Execution {
  return {
    arn: start.arn,
    name: start.name,
    stateMachineArn: start.stateMachineArn,
    inputText: start.inputText,
    definitionHash: start.definitionHash,
    status: 'RUNNING',
    startedAtMs: nowMs,
    output: undefined,
    transitions: 0,
    history: [],
  };
}

export function isNameTaken(earlier: Execution, nowMs: number): boolean {
  return earlier.stoppedAtMs === undefined || nowMs < earlier.stoppedAtMs + NAME_KEPT_MS;
}

/** AWS charges for each state entered, and again for each retry. */
export function isTransition(event: EngineEvent): boolean {
  return event.type === 'StateEntered' || event.type === 'StateRetried';
}

/** Notes what the engine reports; a stopped execution stays as it was stopped. */
export function record(of: Execution, event: EngineEvent): void {
  of.history.push({ ...event, input: event.input, output: event.output });
  if (event.type === 'StateEntered') of.currentState = event.state;
  if (ENDS_TASK.has(event.type)) of.waiting = undefined;
  if (isTransition(event)) of.transitions++;
  const ending = ENDINGS[event.type];
  if (ending === undefined || of.status !== 'RUNNING') return;
  of.status = ending;
  of.stoppedAtMs = event.atMs;
  if (ending === 'SUCCEEDED') of.output = event.output;
  of.error = event.error;
  of.cause = event.cause;
}
