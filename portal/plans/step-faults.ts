// The faults of a refused save, put where they belong in the form: at a step, or at the whole plan.
import { ApiProblem, type Fault } from '../api/problem.ts';

/** What is said of one step, with the code that says what kind of refusal it is. Paths are JSON Pointers into what was sent: `/steps/3/body`. */
export function problemOfStep(problem: ApiProblem | undefined, index: number): ApiProblem | undefined {
  return only(problem, ({ path }) => stepIn(path) === index);
}

/** What is about no step that there is. */
export function problemOfWhole(problem: ApiProblem | undefined, steps: number): ApiProblem | undefined {
  if (problem === undefined || problem.faults.length === 0) return problem;
  return only(problem, ({ path }) => {
    const step = stepIn(path);
    return step === undefined || step >= steps;
  });
}

function stepIn(path: string): number | undefined {
  const [, digits] = /^\/steps\/(\d+)/.exec(path) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function only(problem: ApiProblem | undefined, isMeant: (fault: Fault) => boolean): ApiProblem | undefined {
  const faults = problem?.faults.filter(isMeant) ?? [];
  if (problem === undefined || faults.length === 0) return undefined;
  const { status, code, message, retryAt } = problem;
  return new ApiProblem(status, code, message, faults, retryAt);
}
