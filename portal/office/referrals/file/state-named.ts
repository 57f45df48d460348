// A state, territory or province as spreadsheets write it: by its two letters, or by its name in English or French.
import { stateIn } from '../../../routing/places.ts';

const otherNames: Readonly<Record<string, string>> = {
  'washington dc': 'DC',
  'virgin islands': 'VI',
  'us virgin islands': 'VI',
  newfoundland: 'NL',
  'prince edward island': 'PE',
  pei: 'PE',
  'caroline du nord': 'NC',
  'caroline du sud': 'SC',
  californie: 'CA',
  'dakota du nord': 'ND',
  'dakota du sud': 'SD',
  floride: 'FL',
  georgie: 'GA',
  louisiane: 'LA',
  'nouveau mexique': 'NM',
  pennsylvanie: 'PA',
  virginie: 'VA',
  'virginie occidentale': 'WV',
  'colombie britannique': 'BC',
  'nouveau brunswick': 'NB',
  'terre neuve et labrador': 'NL',
  'nouvelle ecosse': 'NS',
  'territoires du nord ouest': 'NT',
  'ile du prince edouard': 'PE',
};

/** Its two letters; what is none stays as it was typed, for the check of the draft to say so. */
export function stateNamed(typed: string): string {
  const plain = typed
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .replace(/[\s,–-]+/g, ' ')
    .trim()
    .toLowerCase();
  return stateIn(plain) ?? otherNames[plain] ?? typed;
}
