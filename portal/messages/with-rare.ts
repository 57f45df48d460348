// The words of a page and those of what it rarely meets; the page's own go first.
import type { RareProblems } from './rare-problems.ts';
import type { Words } from './words.ts';

export function withRare(words: Words, rare: RareProblems): Words {
  return {
    ...words,
    problems: { ...rare.problems, ...words.problems },
    faults: { ...rare.faults, ...words.faults },
  };
}
