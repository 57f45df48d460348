// A state, territory or province as spreadsheets write it: by its two letters, or by its name in one of the portal's languages.
import { stateIn } from '../../../routing/places.ts';

const otherNames: Readonly<Record<string, string>> = {
  'washington dc': 'DC',
  'virgin islands': 'VI',
  newfoundland: 'NL',
  pei: 'PE',
};

/** Its two letters; what is none stays as it was typed, for the check of the draft to say so. */
export function stateNamed(typed: string): string {
  const plain = typed
    .replaceAll('.', '')
    .replace(/[\s,–-]+/g, ' ')
    .trim()
    .toLowerCase();
  return stateIn(plain) ?? otherNames[plain] ?? typed;
}
