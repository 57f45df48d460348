// What the portal says, of every module of words in every language, read from where it stands.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { french } from '../../../portal/messages/french.ts';
import { spanish } from '../../../portal/messages/spanish.ts';
import { english } from '../../../portal/messages/words.ts';

export const folder = join(import.meta.dirname, '..', '..', '..', 'portal');
/** The portal's own are a module a language; the others only choose among words. */
const others = ['messages/words.ts', 'messages/problem-words.ts', 'inbox/referral-words.ts'];
/** From the portal's folder on. */
export const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /(^|[/-])(words|file-size|rare-problems)\.ts$/.test(path) && !others.includes(path),
);

const ofLanguages = z.strictObject({ en: z.unknown(), fr: z.unknown(), es: z.unknown() });
type Words = Record<'en' | 'fr' | 'es', Said>;
/** By where it stands: a sentence, or the function that makes it. */
type Said = Map<string, string>;

function saidIn(words: unknown, path = ''): Said {
  if (typeof words === 'string') return new Map([[path, words]]);
  if (typeof words === 'function') return new Map([[path, literalsIn(words.toString())]]);
  const entries = Object.entries(z.record(z.string(), z.unknown()).parse(words));
  return new Map(entries.flatMap(([key, value]) => [...saidIn(value, `${path}.${key}`)]));
}

function literalsIn(source: string): string {
  const quoted = [...source.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, text = '']) => text);
  let rest = source.replaceAll(/'(?:[^'\\]|\\.)*'/g, '');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replaceAll(/\$\{[^{}]*\}/g, ' ');
  }
  const templates = [...rest.matchAll(/`([^`]*)`/g)].map(([, text = '']) => text.trim());
  return [...quoted, ...templates].filter((text) => /\S/.test(text)).join(' | ');
}

async function wordsOf(file: string): Promise<Words> {
  const exported = z.record(z.string(), z.unknown()).parse(await import(join(folder, file)));
  const found = Object.values(exported).flatMap((each) => {
    const { data } = ofLanguages.safeParse(each);
    return data === undefined ? [] : [data];
  });
  const [words] = found;
  if (found.length !== 1) throw new Error(`${file} has words ${found.length} times.`);
  return { en: saidIn(words?.en), fr: saidIn(words?.fr), es: saidIn(words?.es) };
}

const portal: Words = { en: saidIn(english), fr: saidIn(french), es: saidIn(spanish) };
/** The name of each module, and what it says. */
export const modules: [string, () => Promise<Words>][] = [
  ['messages', () => Promise.resolve(portal)],
  ...files.map((file): [string, () => Promise<Words>] => [file, () => wordsOf(file)]),
];
