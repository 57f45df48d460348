// Step Functions on the laptop: the template's state machines, run by an ASL engine under the virtual clock.
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import * as z from 'zod';
import type { Meter } from '../../aws/meter.ts';
import { AwsError, type AwsService, type Permission } from '../../aws/service.ts';
import type { Functions } from '../../functions/functions.ts';
import { inMemory, type State } from '../../state/state.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Activity, Clock } from '../../time/clock.ts';
import { stepFunctionsActions } from './actions.ts';
import { readStateMachine, type StateMachineOfTemplate } from './definition.ts';
import { createEngine } from './engine.ts';
import type { EngineEvent, StartExecution, TaskCall, TaskOutcome } from './engine-messages.ts';
import { type Execution, isNameTaken, isTransition, newExecution, record } from './executions.ts';
import { goOn } from './going-on.ts';
import { keepExecutions } from './kept-executions.ts';
import { everyState, type Machine } from './state-language.ts';
import { createTasks } from './tasks.ts';

export type StepFunctionsDeps = {
  template: DeployedTemplate;
  clock: Clock;
  activity: Activity;
  functions: Functions;
  newId(): string;
  /** Throws AccessDenied unless the state machine's role grants it. */
  authorize?: (roleArn: string, permission: Permission) => void;
  /** Counts `states:transitions`, for the cost figures. */
  meter?: Pick<Meter, 'count'>;
  /** The text of a definition that was synthesized as an asset. */
  readAsset?: (s3Key: string) => string;
  state?: State | undefined;
};

export type StepFunctions = {
  service: AwsService;
  executions(): readonly Execution[];
  /**
   * Executions that were running go on in the state where they were: waits end at their times, tokens are answered as before,
   * and a task whose function had not ended runs again.
   */
  resume(): void;
  close(): Promise<void>;
};

/** A fault of the local cloud itself: neither the function nor the workflow is to blame. */
function unreachable(fault: unknown): TaskOutcome {
  return { ok: false, error: 'Lambda.SdkClientException', cause: String(fault) };
}

type RunDefinition = Pick<StateMachineOfTemplate, 'definition' | 'tasks'>;

function taskStatesOf(definition: Machine): string[] {
  return [...everyState(definition)].flatMap(([name, { Type }]) => (Type === 'Task' ? [name] : []));
}

/** The engine's type for what the validator has accepted. */
const validated = z.custom<StateMachineDefinition>(() => true);

export function createStepFunctions(deps: StepFunctionsDeps): StepFunctions {
  const { template, clock, activity, newId } = deps;
  const readAsset =
    deps.readAsset ??
    ((key: string) => {
      throw new Error(`No asset ${key}`);
    });
  const machines = template
    .ofType('AWS::StepFunctions::StateMachine')
    .map((resource) => readStateMachine(resource, readAsset));
  const kept = keepExecutions(deps.state ?? inMemory);
  const executions = new Map(kept.executions().map((each) => [each.arn, each]));
  const keptBefore = [...executions.values()];

  const engine = createEngine({
    clock,
    activity,
    listener: {
      onTask: (call) => void activity.track(runTask(call)),
      onTaskTimedOut: (callId) => tasks.close({ callId }),
      onEvent(executionArn, event) {
        const execution = executions.get(executionArn);
        if (execution) note(execution, event);
        if (isTransition(event)) deps.meter?.count('states:transitions');
        if (execution?.status !== 'RUNNING') tasks.close({ executionArn });
      },
    },
  });
  clock.register(engine);
  const tasks = createTasks({
    template,
    functions: deps.functions,
    authorize: deps.authorize,
    settle: (callId, outcome) => engine.order({ kind: 'settle', callId, outcome }),
    onWaiting({ executionArn, state, token, timesOutAtMs }, isInvoked) {
      const execution = executions.get(executionArn);
      if (execution === undefined) return;
      execution.waiting = { state, token, timesOutAtMs, isInvoked };
      kept.change(execution);
    },
  });

  function note(execution: Execution, event: EngineEvent): void {
    record(execution, event);
    kept.change(execution);
    kept.addEvent(execution);
  }

  /** Tokens of before are known once their executions have gone on: who answers one earlier waits. */
  let goneOn: Promise<unknown> = Promise.resolve();

  function machineOf(arn: string) {
    const found = machines.find((machine) => machine.arn === arn);
    if (!found) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return found;
  }

  async function runTask(call: TaskCall): Promise<void> {
    const execution = executions.get(call.executionArn);
    if (!execution) return;
    const { roleArn } = machineOf(execution.stateMachineArn);
    const { tasks: resources } = definitionOf(execution);
    if (execution.waiting?.isInvoked && execution.waiting.token === call.token) return tasks.waitOn(call);
    try {
      await tasks.run(call, { resource: resources[call.state] ?? '', roleArn });
    } catch (fault) {
      console.error(`Task "${call.state}" of ${execution.name} could not be carried out:`, fault);
      await engine.order({ kind: 'settle', callId: call.callId, outcome: unreachable(fault) });
    }
  }

  /** As it was when the execution was started. */
  function definitionOf({ stateMachineArn, definitionHash }: Execution): RunDefinition {
    return kept.definition(definitionHash) ?? machineOf(stateMachineArn);
  }

  function run(execution: Execution): void {
    executions.set(execution.arn, execution);
    kept.change(execution);
    const { definition } = definitionOf(execution);
    void order(execution, { definition, input: JSON.parse(execution.inputText) });
  }

  function order(
    execution: Execution,
    from: Pick<StartExecution, 'input' | 'goesOn'> & { definition: Machine },
  ) {
    const { roleArn, name } = machineOf(execution.stateMachineArn);
    return engine.order({
      kind: 'start',
      executionArn: execution.arn,
      ...from,
      definition: validated.parse(from.definition),
      context: {
        Execution: { Id: execution.arn, Name: execution.name, RoleArn: roleArn },
        StateMachine: { Id: execution.stateMachineArn, Name: name },
      },
      tasks: taskStatesOf(from.definition),
      runId: newId(),
    });
  }

  /** Answers without waiting for the first state, as StartExecution does. */
  async function start(stateMachineArn: string, givenName: string | undefined, inputText: string) {
    const machine = machineOf(stateMachineArn);
    const name = givenName ?? newId();
    const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
    const earlier = executions.get(arn);
    if (earlier && isNameTaken(earlier, clock.now())) {
      if (earlier.status === 'RUNNING' && earlier.inputText === inputText) return earlier;
      throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    const definitionHash = kept.keepDefinition(machine);
    if (earlier) kept.forget(earlier);
    const execution = newExecution({ arn, name, stateMachineArn, inputText, definitionHash }, clock.now());
    run(execution);
    return execution;
  }

  async function stop(execution: Execution, error?: string, cause?: string) {
    if (execution.status !== 'RUNNING') return execution;
    Object.assign(execution, {
      status: 'ABORTED',
      stoppedAtMs: clock.now(),
      error,
      cause,
      waiting: undefined,
    });
    kept.change(execution);
    await engine.order({ kind: 'stop', executionArn: execution.arn });
    return execution;
  }

  return {
    service: {
      signingName: 'states',
      protocol: 'json-1.0',
      actions: stepFunctionsActions({
        start,
        stop,
        find(executionArn) {
          const found = executions.get(executionArn);
          if (!found)
            throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
          return found;
        },
        list: (stateMachineArn) =>
          [...executions.values()].filter((each) => each.stateMachineArn === machineOf(stateMachineArn).arn),
        async answer(token, outcome) {
          await goneOn;
          await tasks.answer(token, outcome);
        },
        expectOpen: (token) => tasks.expectOpen(token),
      }),
    },
    executions: () => [...executions.values()],
    resume() {
      const places: Promise<void>[] = [];
      for (const execution of keptBefore) {
        const isKnown = machines.some((machine) => machine.arn === execution.stateMachineArn);
        if (execution.status !== 'RUNNING' || !isKnown) continue;
        const place = goOn(execution, definitionOf(execution).definition, clock.now());
        if (place !== undefined) {
          places.push(order(execution, place));
          continue;
        }
        kept.forget(execution);
        run(newExecution(execution, execution.startedAtMs));
      }
      goneOn = Promise.all(places);
    },
    close: () => engine.close(),
  };
}
