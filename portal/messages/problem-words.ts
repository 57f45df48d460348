// A problem in the reader's words: what its code means here, and the faults that the API names.
import type { ApiProblem, Fault } from '../api/problem.ts';
import type { Formats } from './formats.ts';
import type { Words } from './words.ts';

type ProblemWords = Pick<Words, 'problems' | 'faults'>;

export function problemWords(problem: ApiProblem, words: Words, formats: Formats): string {
  const own = words.problems[problem.code] ?? problem.message;
  const faults = problem.faults.map((fault) => faultWords(fault, words) ?? fault.detail);
  const again =
    problem.retryAt === undefined ? [] : [words.tryAgainAt(formats.moment(problem.retryAt, Date.now()))];
  return [own || words.problems.unreadable, ...faults, ...again].join(' ');
}

/** By its kind, or else by its place in the request; undefined where there are no words for it. */
export function faultWords(
  { code = '', path, limit, value = '' }: Fault,
  { faults }: Pick<Words, 'faults'>,
): string | undefined {
  return (faults[code] ?? faults[path])?.replace('{limit}', String(limit)).replace('{value}', () => value);
}

/** Whether what the API says would be shown in its own words. */
export function isUnsaid({ code, faults }: ApiProblem, words: ProblemWords): boolean {
  return words.problems[code] === undefined || faults.some((fault) => faultWords(fault, words) === undefined);
}
