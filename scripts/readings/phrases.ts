// The phrases that the readings are learned from: templates written out, with greetings, threats, signatures and slips around them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Taught = 'stop' | 'maybe' | 'talk';
export type Language = 'en' | 'es' | 'fr';
/** Phrases of one template share its influence, however many there are. */
export type Phrase = { text: string; reads: Taught; weight: number; isPlain: boolean; language: Language };

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
const linesOf = (text: string): string[] =>
  text.split('\n').filter((line) => line !== '' && !/^# /.test(line));

const lists = new Map(
  linesOf(read('lists.txt')).map((line): [string, string[]] => {
    const at = line.indexOf(' = ');
    return [line.slice(0, at), line.slice(at + 3).split('|')];
  }),
);

/** Phrases of a template: more of one that says more, few enough that no template drowns another. */
function mostOf(template: string, reads: Taught): number {
  const choices = [...template.matchAll(/\[([^\]]*)\]/g)].map(([, each = '']) => each.split('|').length);
  const ways = choices.reduce((product, count) => product * count, 1);
  return Math.round((reads === 'stop' ? 1.5 : 1) * (10 + 18 * Math.log10(ways)));
}
const languages = { English: 'en', Spanish: 'es', French: 'fr' } as const;

export function phrases(): Phrase[] {
  return (['stop', 'maybe', 'talk'] as const).flatMap((reads) => {
    let language: Language = 'en';
    return read(`${reads}.txt`)
      .split('\n')
      .flatMap((line): Phrase[] => {
        const [, heading] = /^# --- (English|Spanish|French)/.exec(line) ?? [];
        if (heading === 'English' || heading === 'Spanish' || heading === 'French')
          language = languages[heading];
        if (line === '' || line.startsWith('# ')) return [];
        return phrasesOf(line, reads, language);
      });
  });
}

/** A list of lists.txt, for example `fr_noun`. */
export function listOf(name: string): string[] {
  return lists.get(name) ?? missing(name);
}

/** The most frequent words of a language. */
export function commonWords(language: Language): string[] {
  const [heading] = Object.entries(languages).find(([, code]) => code === language) ?? [''];
  const [, part = ''] = read('common-words.txt').split(`# --- ${heading}\n`);
  const [words = ''] = part.split('#');
  return words.trim().split(/\s+/);
}

/** Words that no slip is mended from: all that the phrases use, and real words that look like a trigger. */
export function realWords(): string[] {
  return linesOf(read('real-words.txt')).flatMap((line) => line.split(' '));
}

function phrasesOf(template: string, reads: Taught, language: Language): Phrase[] {
  const random = randomFrom(template);
  const plain = new Set<string>();
  const most = mostOf(template, reads);
  for (let tries = 0; tries < most * 2 && plain.size < most; tries++) {
    plain.add(
      writtenOut(template, random)
        .replace(/ +/g, ' ')
        .replace(/ ([,.?])/g, '$1')
        .trim(),
    );
  }
  const weight = Math.min(1.5, Math.sqrt(40 / plain.size));
  const variants = (text: string) =>
    Array.from({ length: reads === 'maybe' ? 2 : 1 }, () =>
      slipped(dressed(text, reads, language, random), random),
    );
  return [...plain]
    .filter((text) => /[\p{L}\p{N}?]/u.test(text))
    .flatMap((text) => [
      { text, reads, weight, isPlain: true, language },
      ...variants(text).map((variant) => ({ text: variant, reads, weight, isPlain: false, language })),
    ]);
}

/** One way through the choices of a template. */
function writtenOut(template: string, random: () => number): string {
  const inner = /\[([^[\]]*)\]|\{(\w+)\}/;
  let text = template;
  for (let found = inner.exec(text); found !== null; found = inner.exec(text)) {
    const [whole, choices, list] = found;
    const options = choices === undefined ? (lists.get(list ?? '') ?? missing(list)) : choices.split('|');
    text = text.slice(0, found.index) + pick(options, random) + text.slice(found.index + whole.length);
  }
  return text.replaceAll('#num', () => String(Math.floor(random() * 90_000) + 10_000));
}

function missing(list: string | undefined): never {
  throw new Error(`There is no list {${list}} in lists.txt`);
}

/** What people put around a wish or a remark. It is the same around all readings, so that it decides nothing. */
function dressed(text: string, reads: Taught, language: Language, random: () => number): string {
  const from = (list: string): string => writtenOut(`{${list}}`, random);
  const of = (list: string): string => from(language === 'en' ? list : `${language}_${list}`);
  const beside = (): string => (language === 'en' ? from('neutral') : of('thanks'));
  let result = text;
  const before = random();
  if (before < 0.25) result = `${of('greet')}${pick([', ', ' ', '. ', '! ', ' - '], random)}${result}`;
  else if (before < 0.37)
    result = `${beside()}${pick(['. ', ', ', ' but ', '! ', ' and ', '\n'], random)}${result}`;
  else if (before < 0.45 && reads === 'stop')
    result = `${of('reason')}${pick(['. ', ', ', ' so ', ' ', '! '], random)}${result}`;
  else if (before < 0.53) result = `${of('please')}${pick([' ', ', ', ' '], random)}${result}`;
  const after = random();
  if (after < 0.2) result = `${result}${pick([', ', ' ', '. ', '\n'], random)}${of('thanks')}`;
  else if (after < 0.28) result = `${result} ${of('name')}`;
  else if (after < 0.36)
    result = `${result}${pick(['\n\n', '. ', ' '], random)}${language === 'en' ? from('sign') : of('name')}`;
  else if (after < 0.46) result = `${result}${pick(['. ', ', ', '! ', '\n'], random)}${beside()}`;
  else if (after < 0.62 && reads === 'stop')
    result = `${result}${pick([' ', '. ', ', ', '! '], random)}${of(random() < 0.5 ? 'threat' : 'reason')}`;
  else if (after < 0.7) result = `${result}${pick(['!!', '...', '!', '?', '.', ' ok', '!!!!'], random)}`;
  return result;
}

/** Now and then a slip of the thumb: two letters swapped, one dropped, doubled or hit beside. */
function slipped(text: string, random: () => number): string {
  if (random() > 0.2) return text;
  const words = text.split(' ');
  const at = Math.floor(random() * words.length);
  const word = words[at] ?? '';
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return text;
  const i = 1 + Math.floor(random() * (word.length - 2));
  const slips = [
    word.slice(0, i) + (word[i + 1] ?? '') + (word[i] ?? '') + word.slice(i + 2),
    word.slice(0, i) + word.slice(i + 1),
    word.slice(0, i) + (word[i] ?? '') + word.slice(i),
    word.slice(0, i) + pick([...'aeiourstln'], random) + word.slice(i + 1),
  ];
  words[at] = pick(slips, random);
  return words.join(' ');
}

export function pick(options: readonly string[], random: () => number): string {
  return options[Math.floor(random() * options.length)] ?? '';
}

/** The same numbers for the same seed: Mulberry32, seeded by a hash. */
export function randomFrom(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
