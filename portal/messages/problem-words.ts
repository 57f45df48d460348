// A problem in the reader's words: what its code means here, and the faults that the API names.
import type { ApiProblem } from '../api/problem.ts';
import type { Formats } from './formats.ts';
import type { Words } from './words.ts';

export function problemWords(problem: ApiProblem, words: Words, formats: Formats): string {
  const own = words.problems[problem.code] ?? problem.message;
  const faults = problem.faults.map(
    ({ path, detail, code = '' }) => words.faults[code] ?? words.faults[path] ?? detail,
  );
  const again =
    problem.retryAt === undefined ? [] : [words.tryAgainAt(formats.moment(problem.retryAt, Date.now()))];
  return [own || words.problems.unreadable, ...faults, ...again].join(' ');
}
