// A refusal that names words of a text (TX-9, CP-1) is true as long as they stand in it.
import { holesIn } from '../../../lambdas/texting/wording/fields.ts';
import { shortenersIn } from '../../../lambdas/texting/wording/link-shorteners.ts';
import { readSpamPhrases, spamPhrasesIn } from '../../../lambdas/texting/wording/spam-phrases.ts';
import { ApiProblem } from '../../api/problem.ts';

const found: Readonly<Record<string, (body: string, named: readonly string[]) => readonly string[]>> = {
  'link-shortener': shortenersIn,
  'spam-phrase': (body, named) => spamPhrasesIn(body, readSpamPhrases(named)),
  'unfilled-field': (body, named) =>
    named.filter((name) => holesIn(body).some(({ field }) => name === `{${field}}`)),
};

/** What is left of a refusal for `body`, which has been changed since; undefined once nothing is. */
export function stillTrue(problem: ApiProblem | undefined, body: string): ApiProblem | undefined {
  const find = problem && found[problem.code];
  if (problem === undefined || find === undefined) return problem;
  const named = problem.faults.map(({ detail }) => detail);
  const left = find(body, named);
  if (left.length === 0) return undefined;
  const faults = problem.faults.filter(({ detail }) => left.includes(detail));
  return new ApiProblem(problem.status, problem.code, problem.message, faults, problem.retryAt);
}
