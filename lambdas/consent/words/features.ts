// What the model weighs in a text: words and parts of speech that stand together, and letters of words it has no class for.
import type { Sentence } from './tokens.ts';
import { classOf } from './word-classes.ts';

/** Each feature with the words of the text that it was found in, for the explanation. */
export type Features = Map<string, string>;

export function featuresOf(sentences: readonly Sentence[]): Features {
  const found: Features = new Map();
  let count = 0;
  for (const sentence of sentences) {
    const words = sentence.filter((token) => token !== '?');
    count += words.length;
    const end = sentence.includes('?') ? '?' : '.';
    addWords(found, ['^', ...words, end]);
    addClasses(found, words, end);
    addLetters(found, words);
  }
  found.set(lengthOf(count), '');
  return found;
}

function addWords(found: Features, words: readonly string[]): void {
  for (let from = 0; from < words.length; from++) {
    for (let length = 1; length <= 3 && from + length <= words.length; length++) {
      const part = words.slice(from, from + length);
      if (length === 1 && (part[0] === '^' || part[0] === '.')) continue;
      const text = part.join(' ');
      found.set(text, shown(part));
    }
  }
}

/** Runs of words without a class count as one, so that a name or a curse more changes little. */
function addClasses(found: Features, words: readonly string[], end: string): void {
  const parts: { name: string; word: string }[] = [{ name: '^', word: '' }];
  for (const word of words) {
    const name = word.startsWith('#') ? word : classOf(word);
    if (name === '') continue;
    if (name === '_' && parts.at(-1)?.name === '_') continue;
    parts.push({ name, word });
  }
  parts.push({ name: end, word: '' });
  for (let from = 0; from < parts.length; from++) {
    for (let length = 2; length <= 5 && from + length <= parts.length; length++) {
      const part = parts.slice(from, from + length);
      found.set(`=${part.map(({ name }) => name).join(' ')}`, shown(part.map(({ word }) => word)));
    }
    const first = parts[from];
    if (first === undefined || !/^[A-Z]/.test(first.name)) continue;
    for (const second of parts.slice(from + 1, from + 7)) {
      if (/^[A-Z]/.test(second.name))
        found.set(`${first.name}..${second.name}`, shown([first.word, '…', second.word]));
    }
  }
}

function addLetters(found: Features, words: readonly string[]): void {
  for (const word of words) {
    if (word.length < 4 || classOf(word) !== '_') continue;
    const framed = `<${word.slice(0, 20)}>`;
    for (let length = 3; length <= 5; length++) {
      for (let at = 0; at + length <= framed.length; at++)
        found.set(`~${framed.slice(at, at + length)}`, word);
    }
  }
}

function lengthOf(count: number): string {
  return `words:${[1, 2, 4, 7, 12, 20].findIndex((most) => count <= most)}`;
}

function shown(words: readonly string[]): string {
  return words.filter((word) => word !== '' && word !== '^' && word !== '.').join(' ');
}
