// What the API found wrong with a form, put beside the fields that it is about.
import { type ApiProblem, withoutFaults } from '../../api/problem.ts';
import { faultWords } from '../../messages/problem-words.ts';
import type { Words } from '../../messages/words.ts';

/** Of the field at `path`, a JSON Pointer into what was sent. */
export function faultAt(problem: ApiProblem | undefined, path: string, words: Words): string | undefined {
  const fault = problem?.faults.find((each) => each.path === path || each.path.startsWith(`${path}/`));
  return fault && (faultWords(fault, words) ?? fault.detail);
}

/** What is left to say where each of `paths` has its fault beside it. */
export function besideFields(
  problem: ApiProblem | undefined,
  paths: readonly string[],
): ApiProblem | undefined {
  if (problem === undefined || problem.faults.length === 0) return problem;
  const isBeside = (path: string) => paths.some((each) => path === each || path.startsWith(`${each}/`));
  return problem.faults.every(({ path }) => isBeside(path)) ? withoutFaults(problem) : problem;
}
