// A problem in the reader's words. Those of rare ones are loaded when one is met.
import { useEffect, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useLanguage } from './language.tsx';
import { isUnsaid, problemWords } from './problem-words.ts';
import type { RareProblems } from './rare-problems.ts';
import { withRare } from './with-rare.ts';

export function useProblemWords(problem: ApiProblem | undefined): string | undefined {
  const { code, words, formats } = useLanguage();
  const [rare, setRare] = useState<RareProblems>();
  const isRare = problem !== undefined && isUnsaid(problem, words);
  useEffect(() => {
    if (!isRare) return;
    // Without them the API's own words stay.
    void import('./rare-problems.ts').then(
      ({ rareProblems }) => setRare(rareProblems[code]),
      () => undefined,
    );
  }, [isRare, code]);
  if (problem === undefined) return undefined;
  return problemWords(problem, rare === undefined ? words : withRare(words, rare), formats);
}
