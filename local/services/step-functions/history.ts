// Writes an execution's events the way GetExecutionHistory answers them, as far as the engine tells them.
import type { Execution } from './executions.ts';

type Recorded = Execution['history'][number];

export function apiHistory(of: Execution) {
  return of.history.map((event, index) => ({
    id: index + 1,
    previousEventId: index,
    timestamp: event.atMs / 1000,
    ...toApi(event),
  }));
}

/** The engine tells of a state's failure and of a retry without the type of task that AWS would name. */
function toApi(event: Recorded) {
  const fault = { error: event.error, cause: event.cause };
  switch (event.type) {
    case 'ExecutionStarted':
      return { type: event.type, executionStartedEventDetails: { input: json(event.input) } };
    case 'ExecutionSucceeded':
      return { type: event.type, executionSucceededEventDetails: { output: json(event.output) } };
    case 'ExecutionFailed':
      return { type: event.type, executionFailedEventDetails: fault };
    case 'ExecutionTimeout':
      return { type: 'ExecutionTimedOut', executionTimedOutEventDetails: fault };
    case 'ExecutionAborted':
      return { type: event.type, executionAbortedEventDetails: fault };
    case 'StateEntered':
      return {
        type: `${event.stateType ?? 'Task'}StateEntered`,
        stateEnteredEventDetails: { name: event.state, input: json(event.input) },
      };
    case 'StateExited':
      return {
        type: `${event.stateType ?? 'Task'}StateExited`,
        stateExitedEventDetails: { name: event.state, output: json(event.output) },
      };
    case 'StateFailed':
      return event.error === 'States.Timeout'
        ? { type: 'TaskTimedOut', taskTimedOutEventDetails: fault }
        : { type: 'TaskFailed', taskFailedEventDetails: fault };
    default:
      return { type: event.type };
  }
}

function json(value: unknown): string {
  return JSON.stringify(value ?? null);
}
