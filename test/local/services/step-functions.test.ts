// The local workflows: waits in order, task tokens, timeouts, errors by name, and what the service refuses.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { AwsError, type AwsInput } from '../../../local/aws/service.ts';
import { createStepFunctions } from '../../../local/services/step-functions/step-functions.ts';
import type { State } from '../../../local/state/state.ts';
import {
  aFunction,
  aKeptState,
  aTemplate,
  aTimeline,
  call,
  countedIds,
  functionArn,
  functionsOf,
  HOUR_MS,
  START,
} from './support/small-cloud.ts';

const INVOKE = 'arn:aws:states:::lambda:invoke';
const MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:flow';
const EXECUTION_ARN = 'arn:aws:states:us-east-1:000000000000:execution:flow:one';

type Deps = Parameters<typeof createStepFunctions>[0];
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const cloud of opened.splice(0)) await cloud.close();
});

/** The offer's machine in small: open, wait for the outcome, close when the window is over. */
const OFFER = {
  StartAt: 'Open',
  States: {
    Open: {
      Type: 'Task',
      Resource: INVOKE,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of the template
      Parameters: { FunctionName: '${OpenArn}', 'Payload.$': '$' },
      ResultSelector: { 'waitSeconds.$': '$.Payload.waitSeconds' },
      TimeoutSeconds: 30,
      Next: 'Await',
    },
    Await: {
      Type: 'Task',
      Resource: `${INVOKE}.waitForTaskToken`,
      Parameters: {
        FunctionName: functionArn('await'),
        Payload: { 'taskToken.$': '$$.Task.Token', 'name.$': '$$.Execution.Name' },
      },
      TimeoutSecondsPath: '$.waitSeconds',
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Close' }],
      End: true,
    },
    Close: { Type: 'Task', Resource: functionArn('close'), TimeoutSeconds: 30, End: true },
  },
};

function aCloud(
  definition: object,
  handlers: Record<string, (event: unknown) => unknown>,
  { startAtMs, ...more }: Partial<Pick<Deps, 'authorize' | 'newId' | 'state'>> & { startAtMs?: number } = {},
) {
  const { activity, clock } = aTimeline(startAtMs);
  const template = aTemplate(...['open', 'await', 'close', 'work'].map(aFunction), {
    type: 'AWS::StepFunctions::StateMachine',
    name: 'flow',
    arn: MACHINE_ARN,
    properties: {
      RoleArn: 'arn:aws:iam::000000000000:role/flow',
      DefinitionString: JSON.stringify(definition),
      DefinitionSubstitutions: { OpenArn: functionArn('open') },
    },
  });
  const { functions, events } = functionsOf(handlers);
  const deps = { template, clock, activity, functions, newId: countedIds(), ...more };
  const stepFunctions = createStepFunctions(deps);
  opened.push(stepFunctions);
  const send = (action: string, input: AwsInput) => call(stepFunctions.service, action, input);
  return {
    ...deps,
    stepFunctions,
    events,
    send,
    start: (name: string, input: unknown = {}) =>
      send('StartExecution', { stateMachineArn: MACHINE_ARN, name, input: JSON.stringify(input) }),
    execution: (name: string) => stepFunctions.executions().find((each) => each.name === name),
  };
}

const tokenEvent = z.object({ taskToken: z.string(), name: z.string() });

/** An offer cloud that keeps the tokens by execution. */
function anOfferCloud(waitSeconds = 3600, more: Parameters<typeof aCloud>[2] = {}) {
  const tokens = new Map<string, string>();
  const handlers = {
    open: () => ({ waitSeconds }),
    await: (event: unknown) => {
      const { name, taskToken } = tokenEvent.parse(event);
      tokens.set(name, taskToken);
    },
    close: () => ({ status: 'returned' }),
  };
  const cloud = aCloud(OFFER, handlers, more);
  return { ...cloud, tokens };
}

const wait = (seconds: number) => ({
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: seconds, Next: 'Work' }, Work: work() },
});

function work(more: object = {}) {
  return { Type: 'Task', Resource: functionArn('work'), TimeoutSeconds: 30, End: true, ...more };
}

const single = (more: object = {}) => ({ StartAt: 'Work', States: { Work: work(more) } });

const caught = (errorName: string, more: object = {}) => ({
  StartAt: 'Work',
  States: {
    Work: work({ ...more, Catch: [{ ErrorEquals: [errorName], Next: 'Rescued' }] }),
    Rescued: { Type: 'Succeed' },
  },
});

describe('an execution', () => {
  test('waits for its token and ends with the answer of another function', async () => {
    const { start, activity, send, tokens, execution } = anOfferCloud();
    await start('one');
    await activity.settled();
    expect(execution('one')).toMatchObject({ status: 'RUNNING', currentState: 'Await' });
    await send('SendTaskSuccess', { taskToken: tokens.get('one'), output: '{"status":"claimed"}' });
    await activity.settled();
    expect(execution('one')).toMatchObject({
      status: 'SUCCEEDED',
      output: { status: 'claimed' },
      transitions: 2,
    });
  });

  test('goes on when the window is over, at that very moment', async () => {
    const { start, clock, execution, events } = anOfferCloud(6 * 3600);
    await start('one');
    await clock.advance(6 * HOUR_MS - 1);
    expect(execution('one')?.status).toBe('RUNNING');
    await clock.advance(1);
    expect(execution('one')).toMatchObject({
      status: 'SUCCEEDED',
      output: { status: 'returned' },
      stoppedAtMs: START + 6 * HOUR_MS,
      transitions: 3,
    });
    expect(events.at(-1)?.event).toMatchObject({ Error: 'States.Timeout' });
  });

  test('keeps the order of time with a second execution and the clock', async () => {
    const seen: string[] = [];
    const { start, clock } = aCloud(wait(2 * 3600), { work: () => void seen.push(`work ${elapsed(clock)}`) });
    await start('one');
    clock.at(START + HOUR_MS, () => void start('two'));
    clock.at(START + 2.5 * HOUR_MS, () => void seen.push(`timer ${elapsed(clock)}`));
    await clock.advance(24 * HOUR_MS);
    expect(seen).toEqual(['work 2', 'timer 2.5', 'work 3']);
  });

  test('waits longer than a Node timer can', async () => {
    const { start, clock, execution } = aCloud(wait(60 * 24 * 3600), { work: () => 'done' });
    await start('one');
    await clock.advance(59 * 24 * HOUR_MS);
    expect(execution('one')?.status).toBe('RUNNING');
    await clock.advance(24 * HOUR_MS);
    expect(execution('one')?.status).toBe('SUCCEEDED');
  });
});

describe('an execution after a restart', () => {
  const after = (state: State, hours: number) => ({
    state,
    newId: countedIds('later'),
    startAtMs: START + hours * HOUR_MS,
  });

  test('still waits for its token, which nobody is given again', async () => {
    const state = aKeptState();
    const before = anOfferCloud(3600, { state });
    await before.start('one', { referralId: 'ref_1' });
    await before.activity.settled();
    const later = anOfferCloud(3600, after(state, 0.5));
    later.stepFunctions.resume();
    await later.send('SendTaskSuccess', { taskToken: before.tokens.get('one'), output: '{"by":"text"}' });
    await later.activity.settled();
    expect(later.events).toEqual([]);
    expect(later.execution('one')).toMatchObject({
      status: 'SUCCEEDED',
      output: { by: 'text' },
      transitions: 2,
    });
    const entered = later.execution('one')?.history.filter(({ type }) => type === 'StateEntered');
    expect(entered?.map(({ state: name }) => name)).toEqual(['Open', 'Await']);
  });

  test('times out when it would have', async () => {
    const state = aKeptState();
    const before = anOfferCloud(3600, { state });
    await before.start('one');
    await before.activity.settled();
    const later = anOfferCloud(3600, after(state, 0.5));
    later.stepFunctions.resume();
    await later.clock.advance(HOUR_MS / 2 - 1);
    expect(later.execution('one')?.status).toBe('RUNNING');
    await later.clock.advance(1);
    expect(later.execution('one')).toMatchObject({ status: 'SUCCEEDED', output: { status: 'returned' } });
    await expect(
      later.send('SendTaskSuccess', { taskToken: before.tokens.get('one'), output: '{}' }),
    ).rejects.toMatchObject({ code: 'TaskTimedOut' });
  });

  test('ends a wait when it would have ended', async () => {
    const state = aKeptState();
    const before = aCloud(wait(2 * 3600), { work: () => 'done' }, { state });
    await before.start('one');
    await before.activity.settled();
    const later = aCloud(wait(2 * 3600), { work: () => 'done' }, after(state, 1.5));
    later.stepFunctions.resume();
    await later.clock.advance(HOUR_MS / 2 - 1);
    expect(later.events).toEqual([]);
    await later.clock.advance(1);
    expect(later.execution('one')).toMatchObject({ status: 'SUCCEEDED', transitions: 2 });
  });

  test('runs a task again whose function had not ended, under the same token', async () => {
    const state = aKeptState();
    const tokens: string[] = [];
    const taken = (event: unknown) => void tokens.push(tokenEvent.parse(event).taskToken);
    const open = () => ({ waitSeconds: 3600 });
    const never = new Promise(() => undefined);
    const handlers = (awaiting: (event: unknown) => unknown) => ({ open, await: awaiting });
    const takenAndLost = (event: unknown) => {
      taken(event);
      return never;
    };
    const before = aCloud(OFFER, handlers(takenAndLost), { state });
    await before.start('one');
    while (tokens.length === 0) await nextTurn();
    const later = aCloud(OFFER, handlers(taken), after(state, 0));
    later.stepFunctions.resume();
    await later.activity.settled();
    expect(later.events.map(({ name }) => name)).toEqual(['await']);
    expect(tokens).toEqual([tokens[0], tokens[0]]);
  });

  test('keeps the definition that it was started with', async () => {
    const state = aKeptState();
    const before = aCloud(wait(2 * 3600), { work: () => 'done' }, { state });
    await before.start('one');
    await before.activity.settled();
    const later = aCloud(single(), { work: () => 'done' }, after(state, 1));
    later.stepFunctions.resume();
    await later.activity.settled();
    expect(later.execution('one')?.status).toBe('RUNNING');
    await later.clock.advance(HOUR_MS);
    expect(later.execution('one')?.status).toBe('SUCCEEDED');
  });

  test('starts from its input when it had entered no state', async () => {
    const state = aKeptState();
    const before = anOfferCloud(3600, { state });
    void before.start('one', { referralId: 'ref_1' });
    state.commit();
    await before.stepFunctions.close();
    const later = anOfferCloud(3600, after(state, 0));
    later.stepFunctions.resume();
    await later.activity.settled();
    expect(later.events[0]).toEqual({ name: 'open', event: { referralId: 'ref_1' } });
  });
});

describe('a failing task', () => {
  test('is retried by the name of its error, after the interval that the machine gives', async () => {
    const at: number[] = [];
    const retry = [{ ErrorEquals: ['Throttled'], IntervalSeconds: 3600, BackoffRate: 2, MaxAttempts: 2 }];
    const { start, clock, execution } = aCloud(single({ Retry: retry }), {
      work: () => {
        at.push(elapsed(clock));
        if (at.length < 3) throw named('Throttled');
      },
    });
    await start('one');
    await clock.advance(4 * HOUR_MS);
    expect(at).toEqual([0, 1, 3]);
    expect(execution('one')).toMatchObject({ status: 'SUCCEEDED', transitions: 3 });
  });

  test.each([['Broken'], ['States.TaskFailed'], ['States.ALL']])('is caught as %s', async (errorName) => {
    const cloud = aCloud(caught(errorName), {
      work: () => {
        throw named('Broken');
      },
    });
    await cloud.start('one');
    await cloud.activity.settled();
    expect(cloud.execution('one')).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'Broken' } });
  });

  test('that times out is States.Timeout, not States.TaskFailed', async () => {
    const waiting = { ...OFFER.States.Await, Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Close' }] };
    const cloud = aCloud(
      { ...OFFER, States: { ...OFFER.States, Await: waiting } },
      { open: () => ({ waitSeconds: 60 }), await: () => undefined },
    );
    await cloud.start('one');
    await cloud.clock.advance(HOUR_MS);
    expect(cloud.execution('one')).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  test('fails the execution when nothing catches it', async () => {
    const { start, activity, execution, send } = aCloud(single(), {
      work: () => {
        throw named('Broken');
      },
    });
    await start('one');
    await activity.settled();
    expect(execution('one')).toMatchObject({ status: 'FAILED', error: 'Broken' });
    const answer = await send('DescribeExecution', { executionArn: EXECUTION_ARN });
    expect(answer).toMatchObject({ status: 'FAILED', error: 'Broken', startDate: START / 1000 });
  });

  test('that its role may not call fails as Lambda.AWSLambdaException', async () => {
    const asked: unknown[] = [];
    const { start, activity, execution, events } = aCloud(
      single(),
      { work: () => 'never' },
      {
        authorize: (roleArn, { action, resource }) => {
          asked.push({ roleArn, action, resource });
          throw new AwsError('AccessDeniedException', 'not authorized', { status: 403 });
        },
      },
    );
    await start('one');
    await activity.settled();
    expect(execution('one')).toMatchObject({ status: 'FAILED', error: 'Lambda.AWSLambdaException' });
    expect(events).toEqual([]);
    expect(asked).toEqual([
      {
        roleArn: 'arn:aws:iam::000000000000:role/flow',
        action: 'lambda:InvokeFunction',
        resource: functionArn('work'),
      },
    ]);
  });

  test('ends its wait for a token at once', async () => {
    const { start, activity, execution } = aCloud(OFFER, {
      open: () => ({ waitSeconds: 60 }),
      await: () => {
        throw named('Broken');
      },
    });
    await start('one');
    await activity.settled();
    expect(execution('one')).toMatchObject({ status: 'FAILED', error: 'Broken' });
  });
});

describe('a task that waits for its token', () => {
  /** Await is tried again on CarrierBusy, and anything else that fails it by itself; Missed goes another way. */
  function aDialCloud(dial: (taskToken: string, tried: number) => void) {
    const tokens: string[] = [];
    const retry = (ErrorEquals: string[], more: object) => ({
      ErrorEquals,
      IntervalSeconds: 1,
      BackoffRate: 1,
      ...more,
    });
    const waiting = {
      ...OFFER.States.Await,
      Retry: [
        retry(['Missed'], { MaxAttempts: 0 }),
        retry(['CarrierBusy'], { IntervalSeconds: 2, MaxAttempts: 3 }),
        retry(['States.TaskFailed'], { MaxAttempts: 2 }),
      ],
      Catch: [
        { ErrorEquals: ['Missed', 'States.Timeout'], ResultPath: '$.missed', Next: 'Close' },
        { ErrorEquals: ['States.ALL'], Next: 'Stalled' },
      ],
    };
    const cloud = aCloud(
      { ...OFFER, States: { ...OFFER.States, Await: waiting, Stalled: { Type: 'Fail', Error: 'Stalled' } } },
      {
        open: () => ({ waitSeconds: 20 }),
        await: (event) => {
          const { taskToken } = tokenEvent.parse(event);
          tokens.push(taskToken);
          dial(taskToken, tokens.length);
        },
        close: () => ({ status: 'closed' }),
      },
    );
    return { ...cloud, tokens };
  }

  test('is caught, not retried, by the name that SendTaskFailure gives', async () => {
    const { start, activity, send, tokens, execution, events } = aDialCloud(() => undefined);
    await start('one');
    await activity.settled();
    await send('SendTaskFailure', { taskToken: tokens[0], error: 'Missed', cause: 'busy' });
    await activity.settled();
    expect(execution('one')).toMatchObject({ status: 'SUCCEEDED', output: { status: 'closed' } });
    expect(tokens).toHaveLength(1);
    expect(events.at(-1)?.event).toMatchObject({
      missed: { Error: 'Missed', Cause: 'busy' },
      waitSeconds: 20,
    });
  });

  test('is retried by the name that SendTaskFailure gives, with a token of its own', async () => {
    const { start, activity, clock, send, tokens, execution } = aDialCloud(() => undefined);
    await start('one');
    await activity.settled();
    await send('SendTaskFailure', { taskToken: tokens[0], error: 'CarrierBusy' });
    await clock.advance(2000);
    expect(tokens).toHaveLength(2);
    const answer = (taskToken: string | undefined) => send('SendTaskSuccess', { taskToken, output: '{}' });
    await expect(answer(tokens[0])).rejects.toMatchObject({ code: 'TaskTimedOut' });
    await answer(tokens[1]);
    await activity.settled();
    expect(execution('one')?.status).toBe('SUCCEEDED');
  });

  test.each([
    ['CarrierBusy', 2000],
    ['TypeError', 1000],
  ])('is retried when its function throws %s, whose token is dead then', async (name, afterMs) => {
    const { start, clock, send, tokens, execution } = aDialCloud((_, tried) => {
      if (tried === 1) throw named(name);
    });
    await start('one');
    await clock.advance(afterMs - 1);
    expect(tokens).toHaveLength(1);
    await clock.advance(1);
    expect(new Set(tokens).size).toBe(2);
    await expect(send('SendTaskSuccess', { taskToken: tokens[0], output: '{}' })).rejects.toMatchObject({
      code: 'TaskTimedOut',
    });
    await send('SendTaskSuccess', { taskToken: tokens[1], output: '{}' });
    await clock.advance(0);
    expect(execution('one')?.status).toBe('SUCCEEDED');
  });

  test('is out of tries when its function goes on throwing', async () => {
    const { start, clock, tokens, execution } = aDialCloud(() => {
      throw named('CarrierBusy');
    });
    await start('one');
    await clock.advance(60_000);
    expect(tokens).toHaveLength(4);
    expect(execution('one')).toMatchObject({ status: 'FAILED', error: 'Stalled' });
  });

  test('is not retried as States.TaskFailed when it times out; the retried one has its whole time', async () => {
    const { start, clock, tokens, execution } = aDialCloud((_, tried) => {
      if (tried === 1) throw named('CarrierBusy');
    });
    await start('one');
    await clock.advance(21_999);
    expect(execution('one')?.currentState).toBe('Await');
    await clock.advance(1);
    expect(tokens).toHaveLength(2);
    expect(execution('one')).toMatchObject({ status: 'SUCCEEDED', output: { status: 'closed' } });
  });
});

describe('a task token', () => {
  test('is answered once; later answers are too late', async () => {
    const { start, activity, send, tokens } = anOfferCloud();
    await start('one');
    await activity.settled();
    const answer = () => send('SendTaskSuccess', { taskToken: tokens.get('one'), output: '{}' });
    await answer();
    await expect(answer()).rejects.toMatchObject({ code: 'TaskTimedOut' });
  });

  test('is dead when the task timed out or the execution was stopped', async () => {
    const { start, clock, send, tokens } = anOfferCloud(60);
    await start('one');
    await clock.advance(60_000);
    await expect(
      send('SendTaskSuccess', { taskToken: tokens.get('one'), output: '{}' }),
    ).rejects.toMatchObject({
      code: 'TaskTimedOut',
    });

    const stopped = anOfferCloud();
    await stopped.start('one');
    await stopped.activity.settled();
    await stopped.send('StopExecution', { executionArn: EXECUTION_ARN, error: 'Drill' });
    await expect(
      stopped.send('SendTaskFailure', { taskToken: stopped.tokens.get('one') }),
    ).rejects.toMatchObject({ code: 'TaskTimedOut' });
  });

  test('that never was one is invalid', async () => {
    const { send } = anOfferCloud();
    await expect(send('SendTaskSuccess', { taskToken: 'rubbish', output: '{}' })).rejects.toMatchObject({
      code: 'InvalidToken',
    });
  });

  test('can fail its task', async () => {
    const { start, activity, send, tokens, execution } = anOfferCloud();
    await start('one');
    await activity.settled();
    await send('SendTaskFailure', { taskToken: tokens.get('one'), error: 'Gone', cause: 'because' });
    await activity.settled();
    expect(execution('one')).toMatchObject({ status: 'FAILED', error: 'Gone', cause: 'because' });
  });
});

describe('the service', () => {
  test('answers a repeated start with the running execution, and refuses another input', async () => {
    const { start, activity, events } = anOfferCloud();
    const [first, second] = [await start('one', { a: 1 }), await start('one', { a: 1 })];
    expect(second).toEqual(first);
    await activity.settled();
    expect(events).toHaveLength(2);
    await expect(start('one', { a: 2 })).rejects.toMatchObject({ code: 'ExecutionAlreadyExists' });
  });

  test('keeps the name of a closed execution for 90 days', async () => {
    const { start, activity, clock } = aCloud(single(), { work: () => 'done' });
    await start('one');
    await activity.settled();
    await expect(start('one')).rejects.toMatchObject({ code: 'ExecutionAlreadyExists' });
    await clock.advance(90 * 24 * HOUR_MS);
    await expect(start('one')).resolves.toBeDefined();
  });

  test('stops an execution, whose open task then never goes on', async () => {
    const { start, activity, send, execution, clock, events } = anOfferCloud();
    await start('one');
    await activity.settled();
    await send('StopExecution', { executionArn: EXECUTION_ARN, error: 'Drill', cause: 'a test' });
    await clock.advance(2 * HOUR_MS);
    expect(execution('one')).toMatchObject({ status: 'ABORTED', error: 'Drill', stoppedAtMs: START });
    expect(events.map(({ name }) => name)).toEqual(['open', 'await']);
  });

  test('lists executions by status and tells their history', async () => {
    const { start, activity, send } = aCloud(single(), { work: () => 'done' });
    await start('one');
    await activity.settled();
    const list = (statusFilter: string) =>
      send('ListExecutions', { stateMachineArn: MACHINE_ARN, statusFilter });
    expect(await list('SUCCEEDED')).toMatchObject({ executions: [{ name: 'one' }] });
    expect(await list('RUNNING')).toEqual({ executions: [] });
    const history = await send('GetExecutionHistory', { executionArn: EXECUTION_ARN });
    expect(history.events).toMatchObject([
      { type: 'ExecutionStarted' },
      { type: 'TaskStateEntered', stateEnteredEventDetails: { name: 'Work' } },
      { type: 'TaskStateExited' },
      { type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: '"done"' } },
    ]);
  });

  test('knows no other machine, no other execution and no input but JSON', async () => {
    const { send } = anOfferCloud();
    const refused = (action: string, input: AwsInput) => expect(send(action, input)).rejects;
    await refused('StartExecution', { stateMachineArn: `${MACHINE_ARN}2` }).toMatchObject({
      code: 'StateMachineDoesNotExist',
    });
    await refused('DescribeExecution', { executionArn: EXECUTION_ARN }).toMatchObject({
      code: 'ExecutionDoesNotExist',
    });
    await refused('StartExecution', { stateMachineArn: MACHINE_ARN, input: '{' }).toMatchObject({
      code: 'InvalidExecutionInput',
    });
  });
});

describe('a definition', () => {
  test.each([
    [
      'JSONata',
      { QueryLanguage: 'JSONata', StartAt: 'Done', States: { Done: { Type: 'Succeed' } } },
      'JSONata',
    ],
    ['a heartbeat', single({ HeartbeatSeconds: 5 }), 'HeartbeatSeconds'],
    ['another service', single({ Resource: 'arn:aws:states:::sqs:sendMessage' }), 'only Lambda'],
    ['no such next state', single({ End: undefined, Next: 'Nowhere' }), 'Nowhere'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of the template
    ['an unknown placeholder', single({ Comment: '${Unknown}' }), 'nothing is given for'],
  ])('with %s is refused at load', (_, definition, message) => {
    expect(() => aCloud(definition, {})).toThrow(message);
  });
});

function named(name: string): Error {
  return Object.assign(new Error('as asked'), { name });
}

/** Hours since the start. */
function elapsed(clock: { now(): number }): number {
  return (clock.now() - START) / HOUR_MS;
}
