// A decision's ending as the handler answers it: what was done, or the problem of its refusal.
import { describe, expect, test } from '@jest/globals';
import { notFound, Problem } from '../../lambdas/platform/http/problem.ts';
import { type NotFound, orProblem, type Refusal } from '../../lambdas/platform/outcome.ts';

type Outcome = { referralId: string } | Refusal<'link-shortener'> | NotFound;

describe('an outcome', () => {
  test('that was not refused is answered as it is', () => {
    const outcome: Outcome = { referralId: 'ref_1' };
    expect(orProblem<{ referralId: string }>(outcome)).toBe(outcome);
  });

  test('that was refused is a problem with its code, its words and its faults', () => {
    const errors = [{ path: '/body', detail: 'bit.ly' }];
    const refused: Outcome = { refused: 'link-shortener', detail: 'Use the full address.', errors };
    expect(() => orProblem(refused)).toThrow(new Problem('link-shortener', 'Use the full address.', errors));
    expect(() => orProblem(refused)).toThrow(expect.objectContaining({ code: 'link-shortener', errors }));
  });

  test('of what is not there, or belongs to somebody else, says the same as every such problem', () => {
    const refused: Outcome = { refused: 'not-found' };
    expect(() => orProblem(refused)).toThrow(notFound());
    expect(() => orProblem(refused)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
