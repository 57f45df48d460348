// Control route for workflows: the executions with status and history.
import { Hono } from 'hono';
import type { Execution } from '../services/step-functions/executions.ts';
import type { StepFunctions } from '../services/step-functions/step-functions.ts';
import { lastOf } from './last.ts';

export function executionRoutes(deps: { stepFunctions: Pick<StepFunctions, 'executions'> }): Hono {
  return new Hono().get('/executions', (context) => {
    const name = context.req.query('name');
    const matching = deps.stepFunctions
      .executions()
      .filter((each) => name === undefined || each.name === name);
    return lastOf(context, matching, (newest) => ({ executions: newest.map(toView) }));
  });
}

/** In front of a workflow’s name, as its file in statemachines/ has it. */
const localStage = /^dibs-local(-connect)?-/;

function toView(execution: Execution) {
  return {
    name: execution.name,
    stateMachine: execution.stateMachineArn.split(':').at(-1)?.replace(localStage, ''),
    status: execution.status,
    input: JSON.parse(execution.inputText),
    output: execution.output,
    error: execution.error,
    cause: execution.cause,
    startedAt: new Date(execution.startedAtMs).toISOString(),
    stoppedAt:
      execution.stoppedAtMs === undefined ? undefined : new Date(execution.stoppedAtMs).toISOString(),
    currentState: execution.currentState,
    transitions: execution.transitions,
    history: execution.history.map(({ atMs, ...event }) => ({ at: new Date(atMs).toISOString(), ...event })),
  };
}
