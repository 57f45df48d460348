// Problems as the portal shows them.
import { ApiProblem } from '../../client/src/problem.ts';

export { ApiProblem, type Fault, problemBehind, problemIn } from '../../client/src/problem.ts';

/** For a place where the faults are shown elsewhere already. */
export function withoutFaults({ status, code, message, retryAt }: ApiProblem): ApiProblem {
  return new ApiProblem(status, code, message, [], retryAt);
}
