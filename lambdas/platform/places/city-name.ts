// Cities that are the same in other letters: as people and systems write them.
import { searchText } from '../table/search-text.ts';

const long: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['ft', 'fort'],
  ['mt', 'mount'],
]);
const directions: ReadonlyMap<string, string> = new Map([
  ['n', 'north'],
  ['s', 'south'],
  ['e', 'east'],
  ['w', 'west'],
]);

/** True for a city in other letters: without regard to case, accents, signs, and short forms such as "St." for "Saint". */
export function isSameCity(one: string, other: string): boolean {
  return one === other || cityKey(one) === cityKey(other);
}

/** A preview compares the same names again and again (RT-11). */
const known = new Map<string, string>();
const mostKnown = 5000;

function cityKey(city: string): string {
  const before = known.get(city);
  if (before !== undefined) return before;
  const key = folded(city);
  if (known.size >= mostKnown) known.clear();
  known.set(city, key);
  return key;
}

function folded(city: string): string {
  const words = searchText(city)
    .replace(/[.'’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words
    .map((word, index) => {
      const isFirstOfMore = index === 0 && words.length > 1;
      return long.get(word) ?? (isFirstOfMore ? directions.get(word) : undefined) ?? word;
    })
    .join(' ');
}
