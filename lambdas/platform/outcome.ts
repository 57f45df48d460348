// Endings that a decision expects are values: it returns why it was refused, and the handler answers that as a problem.
import { type Fault, notFound, Problem, type ProblemCode } from './http/problem.ts';

/** It does not exist, or belongs to somebody else: nobody is told which, so that ids can't be probed. */
export type NotFound = { refused: 'not-found' };

/** Why nothing was done, by the problem's code and in words for the caller. */
export type Refusal<Code extends ProblemCode = ProblemCode> = {
  refused: Code;
  detail: string;
  errors?: readonly Fault[];
  /** When trying again is of use. */
  retryAfterSeconds?: number;
};

/** What a decision came to; throws the problem when it was refused. */
export function orProblem<T extends object>(outcome: T | Refusal | NotFound): T {
  if (!isRefused(outcome)) return outcome;
  if (!('detail' in outcome)) throw notFound();
  throw new Problem(outcome.refused, outcome.detail, outcome.errors, outcome.retryAfterSeconds);
}

function isRefused(outcome: object): outcome is Refusal | NotFound {
  return 'refused' in outcome;
}
