// A problem in the reader's words. Those of rare ones are loaded when one is met.
import { useEffect, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useLanguage } from './language.tsx';
import { isUnsaid, problemWords } from './problem-words.ts';
import type { RareProblems } from './rare-problems.ts';
import { withRare } from './with-rare.ts';
import type { Words } from './words.ts';

export function useProblemWords(problem: ApiProblem | undefined): string | undefined {
  const { formats } = useLanguage();
  const words = useWordsFor(problem);
  return problem && problemWords(problem, words, formats);
}

/** Words that say the problem and each of its faults, once they are there. */
export function useWordsFor(problem: ApiProblem | undefined): Words {
  const { code, words } = useLanguage();
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
  return rare === undefined ? words : withRare(words, rare);
}
