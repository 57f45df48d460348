// The state machines: valid, named as their files, and no task that could hang or fail without a name.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import aslValidator from 'asl-validator';
import * as z from 'zod';
import { pascalCase } from '../../lib/platform/shared-resources.ts';
import { workflows } from './support/deployed-functions.ts';
import { workflowNameOf } from './support/roles.ts';
import { dibsStack, root } from './support/synthesized.ts';

const matcher = z.looseObject({ Comment: z.string().min(20), ErrorEquals: z.array(z.string()) });
const state = z.looseObject({
  Type: z.string(),
  Comment: z.string().min(20),
  Resource: z.string().optional(),
  Parameters: z.object({ FunctionName: z.string(), Payload: z.record(z.string(), z.unknown()) }).optional(),
  Next: z.string().optional(),
  Choices: z.array(z.looseObject({ Next: z.string() })).default([]),
  Default: z.string().optional(),
  End: z.boolean().optional(),
  TimeoutSeconds: z.number().optional(),
  TimeoutSecondsPath: z.string().optional(),
  Retry: z.array(matcher.extend({ MaxAttempts: z.number() })).default([]),
  Catch: z.array(matcher.extend({ Next: z.string() })).default([]),
});
const definition = z.object({
  Comment: z.string().min(20),
  StartAt: z.string(),
  States: z.record(z.string(), state),
});

const names = globSync('*.asl.json', { cwd: join(root, 'statemachines') }).map((file) =>
  basename(file, '.asl.json'),
);
const textOf = (name: string) => readFileSync(join(root, 'statemachines', `${name}.asl.json`), 'utf8');
const machineOf = (name: string) => definition.parse(JSON.parse(textOf(name)));
const deployed = dibsStack().ofType('AWS::StepFunctions::StateMachine');
const kebab = (stateName: string) => stateName.toLowerCase().replaceAll(' ', '-');

/** Errors by which functions tell outcomes; never a fault. */
const outcomes = ['Missed', 'CallsOver', 'Over'];
/** What executions may carry: ids and numbers, and what they say to their own tasks. */
const carried = [
  'referralId.$',
  'agentId.$',
  'consentRequestId.$',
  'taskToken.$',
  'reminderId.$',
  'at.$',
  'slot.$',
  'after.$',
  'round.$',
  'attempt',
];

test('every file is a deployed state machine of that name, in a construct of that name', () => {
  expect(deployed.map(workflowNameOf).sort()).toEqual(names.sort());
  expect(Object.keys(workflows).sort()).toEqual(names.sort());
  for (const found of deployed) {
    const id = found.path.split('/').at(-3)?.toLowerCase();
    expect(id).toBe(workflowNameOf(found).replaceAll('-', ''));
  }
});

describe.each(names)('%s', (name) => {
  const machine = machineOf(name);
  const states = Object.entries(machine.States);
  const tasks = states.filter(([, found]) => found.Type === 'Task');

  test('is valid ASL of at most 12 states', () => {
    const { isValid, errorsText } = aslValidator(JSON.parse(textOf(name)));
    expect({ isValid, faults: errorsText('\n') }).toEqual({ isValid: true, faults: '' });
    expect(states.length).toBeLessThanOrEqual(12);
  });

  test('is a Standard workflow that logs errors without what executions carry', () => {
    const found = deployed.find((one) => workflowNameOf(one) === name);
    expect(found?.Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    });
  });

  test('the deployed definition is the file, and its placeholders are those that CDK fills', () => {
    const { Properties } = deployed.find((one) => workflowNameOf(one) === name) ?? {};
    expect(Properties?.DefinitionString).toBe(textOf(name));
    const placeholders = [...textOf(name).matchAll(/\$\{(\w+)\}/g)].map(([, placeholder]) => placeholder);
    const supplied = Object.keys(
      z.record(z.string(), z.unknown()).parse(Properties?.DefinitionSubstitutions),
    );
    expect([...new Set(placeholders)].sort()).toEqual(supplied.sort());
  });

  test.each(tasks)('the task "%s" has a timeout, a retry and a catch', (_, task) => {
    expect(task.TimeoutSeconds ?? task.TimeoutSecondsPath).toBeDefined();
    expect(task.Retry).not.toEqual([]);
    expect(task.Catch.at(-1)).toMatchObject({ ErrorEquals: ['States.ALL'] });
  });

  test('its tasks are named after their functions; one that comes again says so', () => {
    const functions = (workflows[name] ?? []).map((path) => basename(path));
    const invoked = tasks.map(([taskName, task]) => {
      const file = functions.find((one) => [one, `${one}-again`].includes(kebab(taskName)));
      expect(task.Parameters?.FunctionName).toBe(`\${${pascalCase(file ?? taskName)}Arn}`);
      return file;
    });
    expect([...new Set(invoked)]).toEqual(functions);
  });

  test('a wait that ends is not taken for a fault: no retry matches the timeout of a callback', () => {
    for (const [, task] of tasks.filter(([, found]) => found.Resource?.endsWith('.waitForTaskToken'))) {
      const retried = task.Retry.flatMap((found) => found.ErrorEquals);
      expect(retried).toContain('States.TaskFailed');
      expect(retried).not.toContain('States.ALL');
      expect(retried).not.toContain('States.Timeout');
      expect(machine.States[nextOf(task, 'States.Timeout') ?? '']?.Type).not.toBe('Fail');
    }
  });

  test('an outcome that comes as an error is no fault: it is not tried again, and nothing stalls by it', () => {
    for (const [taskName, task] of tasks) {
      const told = task.Retry.flatMap((found) => found.ErrorEquals).filter((one) => outcomes.includes(one));
      for (const outcome of told) {
        const first = task.Retry.find((found) => matches(found, outcome));
        expect({ taskName, outcome, attempts: first?.MaxAttempts }).toEqual({
          taskName,
          outcome,
          attempts: 0,
        });
        expect(machine.States[nextOf(task, outcome) ?? '']?.Type).not.toBe('Fail');
      }
    }
  });

  test('no path has more than 6 transitions before it ends or comes back, and from each state there is an end', () => {
    for (const path of pathsFrom(machine, machine.StartAt)) {
      expect({ path, transitions: transitionsOf(path) <= 6 }).toEqual({ path, transitions: true });
    }
    for (const [start] of states) {
      const ends = pathsFrom(machine, start).filter((path) => isEnd(machine.States[path.at(-1) ?? '']));
      expect({ start, ends: ends.length > 0 }).toEqual({ start, ends: true });
    }
  });

  test('executions carry ids only', () => {
    for (const [, task] of tasks) {
      expect(carried).toEqual(expect.arrayContaining(Object.keys(task.Parameters?.Payload ?? {})));
    }
    expect(textOf(name)).not.toMatch(/e164|email|\$\.(phone|pin|name)/i);
  });
});

describe('call-me', () => {
  const machine = machineOf('call-me');
  const dial = ['Dial'];
  const again = [...dial, 'Await call again', 'Dial again'];
  const pin = [...again, 'Issue PIN'];

  test.each([
    ['CA-1 answered', ['done'], dial],
    ['CA-2 missed, then answered', ['States.Timeout', 'done', 'done'], again],
    ['CA-2 busy, then answered', ['Missed', 'done', 'done'], again],
    ['CA-3 missed twice, then claimed by PIN', ['States.Timeout', 'done', 'States.Timeout', 'done'], pin],
    ['CA-3 busy twice', ['Missed', 'done', 'Missed', 'done'], pin],
    [
      'CA-4 the window ends with a PIN unused',
      ['Missed', 'done', 'Missed', 'States.Timeout'],
      [...pin, 'Call over'],
    ],
    [
      'CA-6 missed, and never asked again',
      ['Missed', 'States.Timeout'],
      ['Dial', 'Await call again', 'Call over'],
    ],
    ['CA-6 answered too late', ['States.Timeout', 'Over'], ['Dial', 'Await call again', 'Call over']],
    ['CA-10 the carrier refuses more calls', ['CallsOver', 'done'], ['Dial', 'Issue PIN']],
    ['CA-10 voice is down', ['Lambda.Unknown', 'done'], ['Dial', 'Issue PIN']],
    ['CA-10 the line stays busy', ['CarrierBusy', 'done'], ['Dial', 'Issue PIN']],
    ['CA-10 the second call is refused', ['Missed', 'done', 'CallsOver', 'done'], pin],
    ['no token can be kept', ['Missed', 'Lambda.Unknown'], ['Dial', 'Await call again', 'Call stalled']],
  ])('%s', (_, events, path) => {
    expect(walk(machine, events)).toEqual(path);
  });

  test('CA-3 there is no third call, and each knows which it is', () => {
    const calls = [machine.States.Dial, machine.States['Dial again']];
    expect(calls.map((found) => found?.Parameters?.Payload.attempt)).toEqual([1, 2]);
  });
});

describe('remind-owner', () => {
  const machine = machineOf('remind-owner');

  test.each([
    ['CT-3 the owner is told at its time', ['done', 'done'], ['Wait until due', 'Remind']],
    ['nothing can be told', ['done', 'Lambda.Unknown'], ['Wait until due', 'Remind', 'Reminder stalled']],
  ])('%s', (_, events, path) => {
    expect(walk(machine, events)).toEqual(path);
  });
});

describe('send-plan-steps', () => {
  const machine = machineOf('send-plan-steps');

  test.each([
    [
      'CP-5 a page, and whether there are more',
      ['done', 'done'],
      ['Wait for slot', 'Send due steps', 'More due'],
    ],
    ['no step can be sent', ['done', 'Lambda.Unknown'], ['Wait for slot', 'Send due steps', 'Steps stalled']],
  ])('%s', (_, events, path) => {
    expect(walk(machine, events)).toEqual(path);
  });
});

describe('request-consent', () => {
  const machine = machineOf('request-consent');
  const wait = ['Await reply'];
  const look = ['Take next step', 'Await reply'];
  const silence = ['States.Timeout', 'done'];

  test.each([
    ['CO-2 YES at once', ['done'], wait],
    ['CO-3 YES after one reminder', [...silence, 'done'], [...wait, ...look]],
    ['CO-3 YES after two', [...silence, ...silence, 'done'], [...wait, ...look, ...look]],
    [
      'CO-3 silence: reminded twice, opted out, which ends the wait',
      [...silence, ...silence, ...silence, 'done'],
      [...wait, ...look, ...look, ...look],
    ],
    [
      'CO-3 silence, and two looks that came too early',
      [...silence, ...silence, ...silence, ...silence, ...silence, 'done'],
      [...wait, ...look, ...look, ...look, ...look, ...look],
    ],
    ['no token can be kept', ['Lambda.Unknown'], [...wait, 'Confirmation stalled']],
    [
      'no step can be taken',
      ['States.Timeout', 'Lambda.Unknown'],
      [...wait, 'Take next step', 'Confirmation stalled'],
    ],
  ])('%s', (_, events, path) => {
    expect(walk(machine, events)).toEqual(path);
    expect(transitionsOf(path)).toBeLessThanOrEqual(13);
  });

  test('CO-3 knows no hours of its own: its input and whoever looks say how long to wait', () => {
    expect(machine.StartAt).toBe('Await reply');
    expect(machine.States['Await reply']).toMatchObject({ TimeoutSecondsPath: '$.next.waitSeconds' });
    expect(machine.States['Take next step']).toMatchObject({
      ResultSelector: { 'waitSeconds.$': '$.Payload.waitSeconds' },
      ResultPath: '$.next',
      Next: 'Await reply',
    });
  });

  test('a step survives half an hour of outage', () => {
    expect(machine.States['Take next step']?.Retry).toMatchObject([
      {
        ErrorEquals: ['States.ALL'],
        IntervalSeconds: 1,
        BackoffRate: 2,
        MaxDelaySeconds: 300,
        MaxAttempts: 15,
      },
    ]);
  });
});

type Machine = z.output<typeof definition>;
type State = z.output<typeof state>;

const matches = (found: { ErrorEquals: readonly string[] }, error: string) =>
  found.ErrorEquals.includes(error) || found.ErrorEquals.includes('States.ALL');

/** Where a task goes on that ended with `error`. */
function nextOf(task: State, error: string): string | undefined {
  return task.Catch.find((found) => matches(found, error))?.Next;
}

/** The states that are entered when the tasks end so, one after the other: `done`, or an error after its retries. */
function walk(machine: Machine, events: readonly string[]): string[] {
  const path = [machine.StartAt];
  for (const event of events) {
    const at = machine.States[path.at(-1) ?? ''];
    const next = at && (event === 'done' ? at.Next : nextOf(at, event));
    if (next !== undefined) path.push(next);
  }
  return path;
}

/** The start of the execution is one, then one for each state that is entered. */
const transitionsOf = (path: readonly string[]) => path.length + 1;

const isEnd = (found: State | undefined) =>
  found?.End === true || ['Fail', 'Succeed'].includes(found?.Type ?? '');

/** Ways on which no state is entered twice; one that would come back stops there. */
function pathsFrom(machine: Machine, start: string, seen: string[] = []): string[][] {
  const found = machine.States[start];
  if (found === undefined) throw new Error(`${start} is unknown.`);
  if (seen.includes(start)) return [seen];
  const path = [...seen, start];
  const ways = [found.Next, found.Default].flatMap((one) => one ?? []);
  const next = [...ways, ...found.Choices.map((one) => one.Next), ...found.Catch.map((one) => one.Next)];
  const all = next.flatMap((one) => pathsFrom(machine, one, path));
  return isEnd(found) ? [path, ...all] : all;
}
