// What is wrong with a text while it is typed: what is left of a refusal, or a shortened link (TX-9). What finds it is loaded with the first
// refusal, or with the first text that may hold a link.
import { useEffect, useState } from 'react';
import type { NextText } from '../../api/answers.ts';
import type { ApiProblem } from '../../api/problem.ts';
import type { wrongWith } from './still-true.ts';

export function useStillTrue(
  problem: ApiProblem | undefined,
  body: string,
  next?: NextText,
): ApiProblem | undefined {
  const [check, setCheck] = useState<{ of: typeof wrongWith }>();
  const isAsked = (problem?.faults.length ?? 0) > 0 || /\S[.。]\S/.test(body);
  useEffect(() => {
    if (!isAsked) return;
    // Without it the refusal stays until the text is sent again.
    import('./still-true.ts').then((loaded) => setCheck({ of: loaded.wrongWith })).catch(() => undefined);
  }, [isAsked]);
  return check === undefined ? problem : check.of(problem, body, next);
}
