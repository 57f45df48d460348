// A problem in the reader's words: what its code means here, and the faults that the API names.
import type { ApiProblem, Fault } from '../api/problem.ts';
import type { Formats } from './formats.ts';
import type { Words } from './words.ts';

type ProblemWords = Pick<Words, 'problems' | 'faults'>;

export function problemWords(problem: ApiProblem, words: Words, formats: Formats): string {
  const said = problem.faults.map((fault) => faultWords(fault, words));
  // That something is not valid needs no saying where each fault is said.
  const isSaid = problem.code === 'invalid-request' && said.length > 0 && !said.includes(undefined);
  const own = isSaid
    ? undefined
    : (words.problems[problem.code] ?? problem.message) || words.problems.unreadable;
  const faults = problem.faults.map(({ detail }, index) => said[index] ?? detail);
  const again =
    problem.retryAt === undefined ? [] : [words.tryAgainAt(formats.moment(problem.retryAt, Date.now()))];
  return [...(own === undefined ? [] : [own]), ...faults, ...again].join(' ');
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
