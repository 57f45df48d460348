// What surrounds a wish without being one, so that no weight rests on it: wishes whose telling words are replaced, and everyday words strewn together.
import { fold } from '../../lambdas/consent/words/folding.ts';
import { type Sentence, sentencesOf } from '../../lambdas/consent/words/tokens.ts';
import { classOf, isTelling } from '../../lambdas/consent/words/word-classes.ts';
import { commonWords, type Language, listOf, type Phrase, pick, randomFrom } from './phrases.ts';

export type Background = { sentences: Sentence[]; weight: number };

/** Of these one word alone says nothing: "So no messages. Had food?" */
const loose = ['TEXT', 'SEND', 'CALL', 'NUMBER', 'LIST', 'GRAB', 'TEXTING', 'WANT', 'MORE', 'NOT', 'ANY'];
const salads = 6_000;

export function background(phrases: readonly Phrase[], known: ReadonlySet<string>): Background[] {
  return [...phrases.flatMap((phrase, at) => withoutTellingWords(phrase, at, known)), ...strewn(known)];
}

/** "no more texts from you" is a wish, "no more dogs from you" isn't. */
function withoutTellingWords(phrase: Phrase, at: number, known: ReadonlySet<string>): Background[] {
  if (phrase.reads !== 'stop' || !phrase.isPlain || at % 2 === 1) return [];
  const random = randomFrom(phrase.text);
  const fillers = fillersOf(phrase.language);
  let replaced = 0;
  const sentences = sentencesOf(phrase.text, known).map((sentence) =>
    sentence.map((word) => {
      if (!isTelling(word)) return word;
      replaced += 1;
      return pick(fillers, random);
    }),
  );
  return replaced === 0 ? [] : [{ sentences, weight: phrase.weight / 2 }];
}

function strewn(known: ReadonlySet<string>): Background[] {
  const random = randomFrom('strewn');
  const all = [...known].filter((word) => /^[a-z]{3,}$/.test(word));
  return (['en', 'es', 'fr'] as const).flatMap((language) => {
    const words = commonWords(language);
    return Array.from({ length: salads }, (_, at) => {
      const sentence = Array.from({ length: 2 + Math.floor(random() * 9) }, () => pick(words, random));
      if (at % 2 === 0) {
        const word = pick(all, random);
        if (loose.includes(classOf(word)) || classOf(word) === '_')
          sentence[Math.floor(random() * sentence.length)] = word;
      }
      return { sentences: [random() < 0.15 ? [...sentence, '?'] : sentence], weight: 0.4 };
    });
  });
}

function fillersOf(language: Language): string[] {
  const prefix = language === 'en' ? '' : `${language}_`;
  return ['noun', 'verb', 'adj']
    .flatMap((list) => listOf(`${prefix}${list}`))
    .map(fold)
    .filter((word) => /^[a-z]+$/.test(word) && !isTelling(word));
}
