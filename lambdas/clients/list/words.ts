// CT-2: the words of notes, by which clients are found.
import { foldedText } from '../../platform/table/search-text.ts';

const longestWord = 40;
const shortestWord = 2;
const words = /[\p{L}\p{N}]+/gu;

/** Each once, without case and accents. A single letter is none. */
export function wordsOf(text: string): string[] {
  const found = foldedText(text).match(words) ?? [];
  return [
    ...new Set(found.filter((word) => word.length >= shortestWord).map((word) => word.slice(0, longestWord))),
  ];
}
