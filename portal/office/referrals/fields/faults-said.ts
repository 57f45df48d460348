// Faults in the reader's words, those of the portal and those of the API alike.
import type { ApiProblem } from '../../../api/problem.ts';
import { faultWords } from '../../../messages/problem-words.ts';
import type { Words } from '../../../messages/words.ts';
import { placedFaults } from './api-faults.ts';
import type { Faults } from './check-draft.ts';
import type { DraftField } from './draft.ts';
import type { fieldWords } from './words.ts';

type Says = Pick<(typeof fieldWords)['en'], 'faults'>;
export type FaultWords = Partial<Record<DraftField, string>>;

export function inWords(faults: Faults, { faults: says }: Says): FaultWords {
  const named: FaultWords = {};
  for (const [field, fault] of Object.entries(faults)) {
    if (isDraftField(field, faults)) named[field] = says[fault] ?? says['phone-not-a-phone'] ?? fault;
  }
  return named;
}

/** Problems that are about the team, and name its place only where there are several. */
const aboutTeams = ['unknown-team', 'team-not-ready'];

/** The words of these fields go before those of any request; the API's own are for what is newer than the portal. */
export function ofApi(
  problem: ApiProblem | undefined,
  { faults: says }: Says,
  words: Pick<Words, 'problems' | 'faults'>,
): FaultWords {
  const named: FaultWords = {};
  if (problem === undefined) return named;
  for (const { field, fault } of placedFaults(problem)) {
    named[field] ??= says[fault.code ?? ''] ?? faultWords(fault, words) ?? sentence(fault.detail);
  }
  if (aboutTeams.includes(problem.code)) named.teams ??= words.problems[problem.code] ?? problem.message;
  return named;
}

function isDraftField(name: string, faults: Faults): name is DraftField {
  return name in faults;
}

/** The API's words go on after the name of a field. */
function sentence(detail: string): string {
  const text = detail.charAt(0).toUpperCase() + detail.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
