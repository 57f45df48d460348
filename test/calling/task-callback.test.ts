// What the waiting workflow is told, for every place where a call can stand and everything that a task can wait for.
import { describe, expect, test } from '@jest/globals';
import { taskCallbackOf } from '../../lambdas/calling/task-callback.ts';
import { everyCall, type Stand } from './support/calls.ts';

const waits = [
  ['the first answer', { for: 'answer', attempt: 1 }],
  ['the second answer', { for: 'answer', attempt: 2 }],
  ['“call me again”', { for: 'call-again', attempt: 1 }],
  ['the end', { for: 'end', attempt: 2 }],
] as const;

/** What a task is told that waits for each of `waits`. `-`: nothing, it goes on waiting; `result`: the call's state. */
const told: readonly (readonly [Stand, ...('-' | 'result' | 'Missed' | 'CallsOver' | 'Over')[]])[] = [
  ['ringing 1', '-', '-', '-', '-'],
  ['missed 1', 'Missed', 'Missed', '-', '-'],
  // Nobody can ask again: "Dial again" finds nothing to dial, and goes on to the PIN.
  ['given up 1', 'CallsOver', 'CallsOver', 'result', '-'],
  ['ringing 2', 'Missed', '-', 'result', '-'],
  ['missed 2', 'Missed', 'CallsOver', 'result', '-'],
  ['pin', 'CallsOver', 'CallsOver', 'Over', '-'],
  ['claimed', 'result', 'result', 'Over', 'result'],
  ['lost', 'result', 'result', 'Over', 'result'],
  ['ended', 'result', 'result', 'Over', 'result'],
];

const taskToken = 'token-1';
const cases = told.flatMap(([stand, ...answers]) =>
  waits.map(([waitsFor, wait], index) => ({ stand, waitsFor, wait, answer: answers[index] })),
);

describe('completing tasks of call-me', () => {
  test.each(cases)(
    'CA-2 a task that waits for $waitsFor, of a call that is $stand, is told: $answer',
    ({ stand, wait, answer }) => {
      const call = { ...everyCall[stand], wait: { taskToken, ...wait } };
      const expected = answer === 'result' ? { result: { state: call.state } } : { error: answer };
      expect(taskCallbackOf(call)).toEqual(answer === '-' ? undefined : { taskToken, ...expected });
    },
  );

  test('CA-2 the table leaves no case out, and nothing is completed while nothing waits', () => {
    expect(told.map(([stand]) => stand)).toEqual(Object.keys(everyCall));
    for (const call of Object.values(everyCall)) expect(taskCallbackOf(call)).toBeUndefined();
  });
});
