// CT-2: the words of notes, by which clients are found.
import { foldedText } from '../../platform/table/search-text.ts';

const longestWord = 40;
const shortestWord = 2;
const words = /[\p{L}\p{N}]+/gu;

/** Each once, without case and accents. A single letter is none. */
export function wordsOf(text: string): string[] {
  const found = foldedText(text).match(words) ?? [];
  return [...new Set(found.filter((word) => word.length >= shortestWord).map(cut))];
}

/** Between letters: a key with half of one is refused by the table. */
function cut(word: string): string {
  return word.length <= longestWord ? word : [...word].slice(0, longestWord).join('');
}
