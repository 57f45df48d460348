// Says what was refused or failed, where it was tried.
import type { ApiProblem } from '../api/problem.ts';
import { useLanguage } from '../messages/language.tsx';
import { problemWords } from '../messages/problem-words.ts';

export function ProblemNotice({ problem, id }: { problem: ApiProblem | undefined; id?: string }) {
  const { words, formats } = useLanguage();
  return (
    <div role="alert" id={id}>
      {problem && <p className="notice is-bad">{problemWords(problem, words, formats)}</p>}
    </div>
  );
}
