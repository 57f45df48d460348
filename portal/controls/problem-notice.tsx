// Says what was refused or failed, where it was tried.
import type { ApiProblem } from '../api/problem.ts';
import { useProblemWords } from '../messages/use-problem.ts';

export function ProblemNotice({ problem, id }: { problem: ApiProblem | undefined; id?: string }) {
  const said = useProblemWords(problem);
  return (
    <div role="alert" id={id}>
      {said !== undefined && <p className="notice is-bad">{said}</p>}
    </div>
  );
}
