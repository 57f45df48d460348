// Faults in the reader's words, those of the portal and those of the API alike.
import type { ApiProblem } from '../../../api/problem.ts';
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

export function ofApi(problem: ApiProblem | undefined, { faults: says }: Says): FaultWords {
  const named: FaultWords = {};
  for (const { field, detail, code } of problem === undefined ? [] : placedFaults(problem)) {
    named[field] ??= (code !== undefined ? says[code] : undefined) ?? sentence(detail);
  }
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
