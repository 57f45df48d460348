// What is left of a refusal while the text is changed. What finds the words that it names is loaded with the first refusal.
import { useEffect, useState } from 'react';
import type { ApiProblem } from '../../api/problem.ts';
import type { stillTrue } from './still-true.ts';

export function useStillTrue(problem: ApiProblem | undefined, body: string): ApiProblem | undefined {
  const [check, setCheck] = useState<{ of: typeof stillTrue }>();
  const namesWords = (problem?.faults.length ?? 0) > 0;
  useEffect(() => {
    if (!namesWords) return;
    // Without it the refusal stays until the text is sent again.
    import('./still-true.ts').then((loaded) => setCheck({ of: loaded.stillTrue })).catch(() => undefined);
  }, [namesWords]);
  return check === undefined ? problem : check.of(problem, body);
}
