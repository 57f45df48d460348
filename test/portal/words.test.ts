import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { segmentsOf } from '../../lambdas/texting/wording/segments.ts';
import { french } from '../../portal/messages/french.ts';
import { chosenOf } from '../../portal/messages/language-code.ts';
import { wantedLocales } from '../../portal/messages/own-language.ts';
import { spanish } from '../../portal/messages/spanish.ts';
import { english } from '../../portal/messages/words.ts';
import { files, folder, modules } from './support/said.ts';

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
    'client | clients',
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
    'Plan',
    'Plans',
    'Source',
    'Standard',
    'standard',
    'Segments',
    'segment | segments',
  ],
  es: ['Dibs', 'ID', 'PIN', 'Plan', 'no'],
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
