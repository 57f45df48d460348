// The workflow call-me as its own definition says it, one step at a time: tasks run, are completed, time out and are tried again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { TaskCallback } from '../../../../lambdas/calling/task-callback.ts';

const rule = z.object({ ErrorEquals: z.array(z.string()) });
const definition = z
  .object({
    StartAt: z.string(),
    States: z.record(
      z.string(),
      z.discriminatedUnion('Type', [
        z.object({
          Type: z.literal('Task'),
          Parameters: z.object({
            FunctionName: z.string(),
            Payload: z.object({ attempt: z.literal([1, 2]).optional() }),
          }),
          TimeoutSecondsPath: z.enum(['$.ringSeconds', '$.windowSeconds']),
          Retry: z.array(rule.extend({ MaxAttempts: z.int() })),
          Catch: z.array(rule.extend({ Next: z.string() })),
          Next: z.string().optional(),
        }),
        z.object({ Type: z.enum(['Succeed', 'Fail']) }),
      ]),
    ),
  })
  .parse(
    JSON.parse(
      readFileSync(
        join(import.meta.dirname, '..', '..', '..', '..', 'statemachines', 'call-me.asl.json'),
        'utf8',
      ),
    ),
  );
type Task = Extract<(typeof definition.States)[string], { Type: 'Task' }>;

export type TaskRun = { functionName: string; attempt: 1 | 2 | undefined; taskToken: string };

/** One execution. `run` carries out a task's function; what it throws is the task's failure. */
export function callWorkflow(run: (task: TaskRun) => Promise<void>) {
  let name = '';
  let token = 0;
  let isToRun = false;
  let retries: number[] = [];
  const path: string[] = [];

  const task = (): Task | undefined => {
    const state = definition.States[name];
    return state?.Type === 'Task' ? state : undefined;
  };

  const isWaiting = (taskToken: string) => taskToken === `token-${token}` && task() !== undefined;

  function enter(next: string | undefined): void {
    name = next ?? 'End';
    path.push(name);
    retries = [];
    schedule();
  }

  function schedule(): void {
    token += 1;
    isToRun = task() !== undefined;
  }

  function fail(error: string): void {
    const state = task();
    if (state === undefined) return;
    const matches = ({ ErrorEquals }: z.infer<typeof rule>) =>
      ErrorEquals.includes(error) ||
      ErrorEquals.includes('States.ALL') ||
      (ErrorEquals.includes('States.TaskFailed') && error !== 'States.Timeout');
    const retrier = state.Retry.findIndex(matches);
    const tried = retries[retrier] ?? 0;
    if (tried < (state.Retry[retrier]?.MaxAttempts ?? 0)) {
      retries[retrier] = tried + 1;
      schedule();
    } else enter(state.Catch.find(matches)?.Next ?? 'Failed');
  }

  return {
    /** The states that were entered. */
    path,
    start: () => {
      if (path.length === 0) enter(definition.StartAt);
    },
    isOver: () => path.length > 0 && task() === undefined,
    isToRun: () => isToRun,
    /** Runs the function of the task that is due, once. */
    async runTask(): Promise<void> {
      const state = task();
      if (!isToRun || state === undefined) return;
      isToRun = false;
      const { FunctionName: functionName, Payload } = state.Parameters;
      const mine = token;
      try {
        await run({ functionName, attempt: Payload.attempt, taskToken: `token-${mine}` });
      } catch (error) {
        if (token === mine) fail(error instanceof Error ? error.name : 'Error');
      }
    },
    /** Late and repeated callbacks find no task. */
    wake(waking: TaskCallback): void {
      if (!isWaiting(waking.taskToken)) return;
      if ('error' in waking) fail(waking.error);
      else enter(task()?.Next);
    },
    /** The line is busy: the task ends, and is tried again in a second. */
    putOff(taskToken: string): void {
      if (isWaiting(taskToken)) fail('CarrierBusy');
    },
    /** Twenty seconds of ringing are over, or the window is. */
    timeOut(which: '$.ringSeconds' | '$.windowSeconds'): void {
      if (!isToRun && task()?.TimeoutSecondsPath === which) fail('States.Timeout');
    },
  };
}
