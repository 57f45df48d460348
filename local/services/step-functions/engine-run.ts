// One execution inside the engine's thread: its open task calls, its tokens and its events.
import { StateMachine } from 'aws-local-stepfunctions';
import * as z from 'zod';
import type { Scheduled } from '../../time/timer-queue.ts';
import type { EngineEvent, EngineNews, StartExecution, TaskOutcome } from './engine-messages.ts';
import type { EngineTimers } from './engine-timers.ts';

export type Run = {
  /** Ends the task call; false when it is not one of this execution's. */
  settle(callId: string, outcome: TaskOutcome): boolean;
  stop(): void;
};

type OpenCall = {
  resolve(output: z.infer<typeof jsonValue>): void;
  reject(error: Error): void;
  timeout: Scheduled;
};

const jsonValue = z.json();
const taskInput = z.object({ call: z.unknown().optional(), timeoutSeconds: z.number().optional() });

/** An error under the name that Retry and Catch look for. */
class TaskError extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/** Ends a task of a stopped execution: neither Retry nor Catch may take it up. */
class StoppedError extends Error {
  readonly isRetryable = false;
  readonly isCatchable = false;
}

export function createRun(
  execution: StartExecution,
  thread: { timers: EngineTimers; say(news: EngineNews): void; onEnd(): void },
): Run {
  const { executionArn, goesOn } = execution;
  const { StartAt: firstState } = execution.definition;
  const { timers, say } = thread;
  const open = new Map<string, OpenCall>();
  let calls = 0;
  let token = goesOn?.token;
  let hasEnded = false;

  /** The engine reads `$$.Task.Token` right before it calls the task, in one go: the call takes the token it read. */
  const task = {
    get Token() {
      token ??= btoa(`${executionArn} ${execution.runId} ${calls + 1}`);
      return token;
    },
  };

  function callTask(state: string, input: unknown) {
    const callToken = task.Token;
    token = undefined;
    calls++;
    const callId = `${execution.runId} ${calls}`;
    const { promise, resolve, reject } = Promise.withResolvers<z.infer<typeof jsonValue>>();
    if (hasEnded) {
      reject(new StoppedError(state));
      return promise;
    }
    const { call, timeoutSeconds = 0 } = taskInput.parse(input);
    // Fires right before the engine's own timeout of the task, which was made later for the same moment.
    const timeout = timers.setTimeout(() => {
      open.delete(callId);
      say({ kind: 'task-timed-out', callId });
    }, timeoutSeconds * 1000);
    open.set(callId, { resolve, reject, timeout });
    const timesOutAtMs = timers.nowMs() + timeoutSeconds * 1000;
    say({ kind: 'task', executionArn, callId, state: nameOf(state), call, token: callToken, timesOutAtMs });
    return promise;
  }

  /** What stands for a state while it goes on has that state's name. */
  function nameOf(state: string): string {
    return goesOn !== undefined && state === firstState ? goesOn.state : state;
  }

  function end(): void {
    hasEnded = true;
    for (const { reject, timeout } of open.values()) {
      timers.clearTimeout(timeout);
      reject(new StoppedError());
    }
    open.clear();
    thread.onEnd();
  }

  const machine = new StateMachine(execution.definition, { validationOptions: { noValidate: true } });
  const running = machine.run(jsonValue.parse(execution.input), {
    context: { ...execution.context, Task: task },
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(
        execution.tasks.map((state) => [state, (input: unknown) => callTask(state, input)]),
      ),
    },
  });
  // The outcome is read from the events.
  running.result.then(end, end);
  void (async () => {
    // That it was started, and entered the state in which it goes on, was told before the restart.
    let known = goesOn === undefined ? 0 : 2;
    for await (const log of running.eventLogs) {
      const event = eventOf(log);
      if (known > 0) known -= 1;
      else
        say({
          kind: 'event',
          executionArn,
          event: { ...event, ...(event.state && { state: nameOf(event.state) }) },
        });
    }
  })();

  return {
    settle(callId, outcome) {
      const call = open.get(callId);
      if (!call) return false;
      open.delete(callId);
      timers.clearTimeout(call.timeout);
      if (outcome.ok) call.resolve(jsonValue.parse(outcome.output));
      else call.reject(new TaskError(outcome.error, outcome.cause));
      return true;
    },
    stop() {
      running.abort();
    },
  };
}

const eventLog = z.object({
  type: z.string(),
  timestamp: z.number(),
  state: z
    .object({
      name: z.string(),
      type: z.string(),
      input: z.unknown().optional(),
      output: z.unknown().optional(),
    })
    .optional(),
  input: z.unknown().optional(),
  output: z.unknown().optional(),
  Error: z.string().optional(),
  Cause: z.unknown().optional(),
});

function eventOf(log: unknown): EngineEvent {
  const { type, timestamp, state, input, output, Error: error, Cause } = eventLog.parse(log);
  return {
    type,
    atMs: timestamp,
    ...(state ? { state: state.name, stateType: state.type } : {}),
    input: state ? state.input : input,
    output: state ? state.output : output,
    ...(error === undefined ? {} : { error }),
    ...(Cause === undefined ? {} : { cause: typeof Cause === 'string' ? Cause : JSON.stringify(Cause) }),
  };
}
