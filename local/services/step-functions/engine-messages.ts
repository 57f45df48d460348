// What the cloud and the workflow engine, each in its own thread, say to each other.
import type { StateMachineDefinition } from 'aws-local-stepfunctions';

/** How a task ended: its output, or an error that Retry and Catch match by name. */
export type TaskOutcome = { ok: true; output: unknown } | { ok: false; error: string; cause: string };

export type StartExecution = {
  executionArn: string;
  definition: StateMachineDefinition;
  input: unknown;
  /** The context object (`$$`) without the token, which the engine's thread makes. */
  context: { Execution: Record<string, string>; StateMachine: Record<string, string> };
  /** Names of the Task states. */
  tasks: readonly string[];
  /** Only when it goes on after a restart: in the state that `definition` starts at, which stands for the one named. */
  goesOn?: { state: string; token: string | undefined };
  /** Distinguishes this run's tokens from those of an earlier run of the same execution. */
  runId: string;
};

export type EngineOrder =
  | ({ kind: 'start' } & StartExecution)
  | { kind: 'settle'; callId: string; outcome: TaskOutcome }
  | { kind: 'stop'; executionArn: string }
  | { kind: 'fire' };

/** Every order carries the virtual time; the answer comes when all that it set off has come to rest. */
export type ToEngine = { order: EngineOrder; seq: number; nowMs: number };

export type TaskCall = {
  executionArn: string;
  callId: string;
  state: string;
  call: unknown;
  token: string;
  timesOutAtMs: number;
};

export type EngineEvent = {
  type: string;
  atMs: number;
  state?: string;
  /** Task, Wait, Choice … */
  stateType?: string;
  input?: unknown;
  output?: unknown;
  error?: string;
  cause?: string;
};

/** Told together: all that came to be until the engine was at rest again. */
export type FromEngine = EngineNews[];

export type EngineNews =
  | ({ kind: 'task' } & TaskCall)
  /** The task timed out: its token is dead. */
  | { kind: 'task-timed-out'; callId: string }
  | { kind: 'event'; executionArn: string; event: EngineEvent }
  | { kind: 'settled'; seq: number; nextDueAtMs: number | undefined };
