// What is wrong with a text before it is sent: a refusal that names words of it (TX-9, CP-1), as long as they stand in it, and any shortened link.
import { holesIn } from '../../../lambdas/texting/wording/fields.ts';
import { shortenersIn } from '../../../lambdas/texting/wording/link-shorteners.ts';
import { readSpamPhrases, spamPhrasesIn } from '../../../lambdas/texting/wording/spam-phrases.ts';
import type { NextText } from '../../api/answers.ts';
import { ApiProblem } from '../../api/problem.ts';

const found: Readonly<Record<string, (body: string, named: readonly string[]) => readonly string[]>> = {
  'link-shortener': shortenersIn,
  'spam-phrase': (body, named) => spamPhrasesIn(body, readSpamPhrases(named)),
  'unfilled-field': (body, named) =>
    named.filter((name) => holesIn(body).some(({ field }) => name === `{${field}}`)),
};

/** What the API said of `body`, as far as it still is true, or what it would say next. */
export function wrongWith(
  problem: ApiProblem | undefined,
  body: string,
  next: NextText | undefined,
): ApiProblem | undefined {
  return stillTrue(problem, body) ?? shortened(body, next);
}

/** TX-9: refused once it is sent. */
function shortened(body: string, next: NextText | undefined): ApiProblem | undefined {
  const known = next === undefined || next.goes === 'not' ? [] : (next.linkShorteners ?? []);
  const faults = shortenersIn(body, known).map((detail) => ({ path: '/body', detail }));
  return faults.length === 0 ? undefined : new ApiProblem(422, 'link-shortener', '', faults);
}

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
