import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { segmentsOf } from '../../lambdas/texting/wording/segments.ts';
import { french } from '../../portal/messages/french.ts';
import { chosenOf } from '../../portal/messages/language-code.ts';
import { wantedLocales } from '../../portal/messages/own-language.ts';
import { spanish } from '../../portal/messages/spanish.ts';
import { english } from '../../portal/messages/words.ts';

const folder = join(import.meta.dirname, '..', '..', 'portal');
/** The portal's own are a module a language; the others only choose among words. */
const others = ['messages/words.ts', 'messages/problem-words.ts', 'inbox/referral-words.ts'];
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
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
  expect(found).toHaveLength(1);
  const [words] = found;
  return { en: saidIn(words?.en), fr: saidIn(words?.fr), es: saidIn(words?.es) };
}

const portal: Words = { en: saidIn(english), fr: saidIn(french), es: saidIn(spanish) };
const modules: [string, () => Promise<Words>][] = [
  ['messages', () => Promise.resolve(portal)],
  ...files.map((file): [string, () => Promise<Words>] => [file, () => wordsOf(file)]),
];

/** Values that are said as they are kept where nothing better is known. */
const isOptional = (path: string) => path.startsWith('.values.');

test('every module of words is found', () => {
  expect(files).toEqual(expect.arrayContaining(['start/start-words.ts', 'office/teams/words.ts']));
  expect(files.length).toBeGreaterThan(14);
});

test.each(modules)('every language says everything in %s', async (_, read) => {
  const words = await read();
  const [inEnglish, inFrench, inSpanish] = [words.en, words.fr, words.es].map((said) =>
    [...said.keys()].filter((path) => !isOptional(path)).toSorted(),
  );
  expect(inFrench).toEqual(inEnglish);
  expect(inSpanish).toEqual(inEnglish);
});

test('a sentence that tells a moment holds for an hour today and for another day', () => {
  const sources = ['messages/words.ts', 'messages/french.ts', 'messages/spanish.ts', ...files].map((file) =>
    readFileSync(join(folder, file), 'utf8'),
  );
  const forAnHourAlone = /.*(?:\b(?:at|reminded|à las)|jusqu’à) \$\{(?:at|moment|when)\}.*/g;
  expect(sources.flatMap((source) => source.match(forAnHourAlone) ?? [])).toEqual([]);
});

/** What is written alike in English and in the other language. */
const alike: Record<'fr' | 'es', string[]> = {
  fr: [
    'Clients',
    '+ | client | clients',
    'agent | agents | ,',
    'Dibs',
    'Agent',
    'Agents',
    'Client',
    'Conversation',
    'Conversations',
    'Invitation',
    'Message',
    'Note',
    'Notes',
    'Notifications',
    'Source',
    'Standard',
    'standard',
    'segment | segments | ·',
  ],
  es: ['Dibs', 'ID', 'PIN', 'no'],
};

/** Names, figures and signs have no language. */
const hasWords = (said: string) => /\p{L}{2}/u.test(said);

test.each(modules)('no sentence is left in English in %s', async (_, read) => {
  const words = await read();
  for (const code of ['fr', 'es'] as const) {
    const left = [...words[code]].filter(
      ([path, said]) => hasWords(said) && said === words.en.get(path) && !alike[code].includes(said),
    );
    expect({ code, left: left.map(([, said]) => said) }).toEqual({ code, left: [] });
  }
});

test.each([
  ['English', english],
  ['French', french],
  ['Spanish', spanish],
])('the first text that is offered in %s is one segment', (_, words) => {
  for (const side of ['buyer', 'seller'] as const) {
    const draft = words.claim.firstTextDraft('Agent One', 'Demo Realty', side, 'Seattle');
    expect(segmentsOf(draft)).toEqual({ encoding: 'GSM-7', segments: 1 });
  }
});

test.each([
  [['es-US', 'en-US'], 'es', 'es-US'],
  [['de-DE', 'es'], 'es', 'es'],
  [['fr-CA', 'es-MX'], 'fr', 'fr-CA'],
  [['en-US@posix', 'de'], 'en', 'en-US'],
  [['est-EE'], 'en', 'en-US'],
  [[], 'en', 'en-US'],
])('of the languages %j a reader gets %s, with the formats of %s', (locales, code, locale) => {
  expect(chosenOf(locales)).toEqual({ code, locale });
});

test.each([
  [undefined, ['es-US', 'en-US'], ['es-US', 'en-US']],
  ['es', ['en-US', 'es-MX'], ['es-MX', 'es']],
  ['fr', ['en-US'], ['fr']],
] as const)('with the choice of %s, a browser that asks for %j shows %j', (code, asked, shown) => {
  expect(wantedLocales(asked, code)).toEqual(shown);
});
