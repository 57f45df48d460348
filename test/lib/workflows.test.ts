// The state machines: valid, named as their files, and no task that could hang or fail without a name.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import aslValidator from 'asl-validator';
import * as z from 'zod';
import { workflows } from './deployed-functions.ts';
import { dibsStack, root } from './synthesized.ts';

const retrier = z.object({ Comment: z.string().min(20), ErrorEquals: z.array(z.string()) });
const state = z.object({
  Type: z.string(),
  Comment: z.string().min(20),
  Resource: z.string().optional(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  TimeoutSeconds: z.number().optional(),
  TimeoutSecondsPath: z.string().optional(),
  Retry: z.array(retrier).default([]),
  Catch: z.array(retrier.extend({ Next: z.string() })).default([]),
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

test('every file is a deployed state machine of that name, in a construct of that name', () => {
  expect(deployed.map((found) => found.Properties.StateMachineName).sort()).toEqual(names.sort());
  expect(Object.keys(workflows).sort()).toEqual(names.sort());
  for (const found of deployed) {
    const id = found.path.split('/').at(-3)?.toLowerCase();
    expect(id).toBe(String(found.Properties.StateMachineName).replaceAll('-', ''));
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
    const found = deployed.find((one) => one.Properties.StateMachineName === name);
    expect(found?.Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    });
  });

  test('the deployed definition is the file, and its placeholders are those that CDK fills', () => {
    const { Properties } = deployed.find((one) => one.Properties.StateMachineName === name) ?? {};
    expect(Properties?.DefinitionString).toBe(textOf(name));
    const placeholders = [...textOf(name).matchAll(/\$\{(\w+)\}/g)].map(([, placeholder]) => placeholder);
    const supplied = Object.keys(
      z.record(z.string(), z.unknown()).parse(Properties?.DefinitionSubstitutions),
    );
    expect(placeholders.sort()).toEqual(supplied.sort());
  });

  test.each(tasks)('the task "%s" has a timeout, a retry and a catch', (_, task) => {
    expect(task.TimeoutSeconds ?? task.TimeoutSecondsPath).toBeDefined();
    expect(task.Retry).not.toEqual([]);
    expect(task.Catch.at(-1)).toMatchObject({ ErrorEquals: ['States.ALL'] });
  });

  test('its tasks are named after their functions', () => {
    expect(tasks.map(([task]) => kebab(task))).toEqual(workflows[name]?.map((path) => basename(path)));
  });

  test('a wait that ends is not taken for a fault: no retry matches the timeout of a callback', () => {
    for (const [, task] of tasks.filter(([, found]) => found.Resource?.endsWith('.waitForTaskToken'))) {
      const retried = task.Retry.flatMap((found) => found.ErrorEquals);
      expect(retried).toEqual(['States.TaskFailed']);
      expect(task.Catch[0]?.ErrorEquals).toEqual(['States.Timeout']);
    }
  });

  test('no path has more than 6 transitions, and each ends', () => {
    for (const path of pathsFrom(machine, machine.StartAt)) {
      // The start of the execution is one, then one for each state that is entered.
      expect({ path, transitions: path.length + 1 <= 6 }).toEqual({ path, transitions: true });
    }
  });

  test('executions carry ids only', () => {
    expect(textOf(name)).not.toMatch(/phone|e164|email|\bpin\b|\.name\b/i);
  });
});

function pathsFrom(machine: z.output<typeof definition>, start: string, seen: string[] = []): string[][] {
  const found = machine.States[start];
  if (found === undefined || seen.includes(start)) throw new Error(`${start} is unknown, or visited twice.`);
  const path = [...seen, start];
  const next = [...(found.Next ? [found.Next] : []), ...found.Catch.map((one) => one.Next)];
  const ways = next.flatMap((one) => pathsFrom(machine, one, path));
  return found.End === true || found.Type === 'Fail' ? [path, ...ways] : ways;
}
