// How likely a text is a wish for no more texts: a sum of learned weights, and the words that weigh most.

import { lazily } from '../../platform/lazily.ts';
import { type Features, featuresOf } from './features.ts';
import { fold, wordsOf } from './folding.ts';
import { hashesFrom, placeOf } from './packed.ts';
import model from './reading-model.json' with { type: 'json' };
import { type Sentence, sentencesOf, type Words } from './tokens.ts';
import { classOf, isTelling } from './word-classes.ts';

export type Likelihood = { probability: number; because: string[] };

export const thresholds = model.thresholds;

type Learned = { known: Words; weightOf: (feature: string) => number | undefined };

/** Unpacked at the first text that needs it: a function that never reads one doesn't wait for it. */
const learned = lazily((): Learned => {
  const known = hashesFrom(model.known);
  const features = hashesFrom(model.features);
  const steps = new Int8Array(Buffer.from(model.steps, 'base64'));
  return {
    known: { has: (word) => placeOf(word, known) !== undefined },
    weightOf: (feature) => {
      const place = placeOf(feature, features);
      return place === undefined ? undefined : (steps[place] ?? 0) * model.step;
    },
  };
});

/**
 * Of the whole text or of the sentence in it that most reads so: a wish at the end of a long letter counts as much as one
 * alone. Sentences of one or two words are read with the rest only, "Stop! I love it", but for those like "Stop texting."
 */
export function likelihoodOfStop(body: string): Likelihood {
  const sentences = sentencesOf(body, learned().known);
  const long = sentences.filter(
    (sentence) => sentences.length > 1 && (sentence.length > 2 || isWhole(sentence)),
  );
  if (endsInBareWish(body)) long.push(['stop']);
  const likeliest = [sentences, ...long.map((sentence): Sentence[] => [sentence])]
    .map(weighed)
    .reduce((one, other) => (other.probability > one.probability ? other : one));
  const isInJest =
    jests.test(body) && !sentences.flat().some((word) => isTelling(word) && classOf(word) !== 'STOP');
  return isInJest
    ? { ...likeliest, probability: Math.min(likeliest.probability, thresholds.maybe) }
    : likeliest;
}

function isWhole([verb = '', object = '']: Sentence): boolean {
  const ends = classOf(verb) === 'STOP' && classOf(object) === 'TEXTING';
  const removes = ['REMOVE', 'UNSUB'].includes(classOf(verb)) && object === 'me';
  return ends || removes;
}

/** "…, please stop" and "… STOP" after a comma or a full stop, unless it is said in laughter. */
function endsInBareWish(body: string): boolean {
  const text = fold(body);
  const last = text.split(/[.,;:!\n]+| [-–—] /).filter((part) => /\p{L}/u.test(part));
  const words = wordsOf(last.at(-1) ?? '').filter((word) => !courteous.has(word));
  return (
    last.length > 1 && words.length > 0 && words.every((word) => bareWishes.has(word)) && !laughs.test(body)
  );
}

const courteous = new Set(
  'please pls plz kindly now just thanks thx por favor gracias svp merci ya'.split(' '),
);
const bareWishes = new Set(
  'stop stopall unsubscribe optout paren pare basta alto arretez arreter desabonnez'.split(' '),
);
const laughs = /\b(?:ha(?:ha)+|lo+l|lmao|rofl|omg|ja(?:ja)+|mdr)\b|[😀-😆😂🤣😍😊🥰]/iu;
/** Of these nobody writes one in anger. */
const jests = /\b(?:ha(?:ha)+|lo+l|lmao|rofl|ja(?:ja)+|mdr)\b|[😀-😆😂🤣😍😊🥰]/iu;

/** Short texts may hint ("not interested"); of longer ones a wish names what is to end. */
const longestHint = 9;

function weighed(sentences: readonly Sentence[]): Likelihood {
  const words = sentences.flat();
  const says =
    words.length <= longestHint || words.some((word) => isTelling(word) || classOf(word) === 'MORE');
  if (words.length === 0 || !says) return { probability: 0, because: [] };
  const features: Features = featuresOf(sentences);
  const { weightOf } = learned();
  let sum = model.bias;
  const found: { weight: number; words: string }[] = [];
  for (const [feature, words] of features) {
    const weight = weightOf(feature);
    if (weight === undefined) continue;
    sum += weight;
    if (weight > 0 && words !== '') found.push({ weight, words });
  }
  found.sort((one, other) => other.weight - one.weight);
  const because = apart(found.map(({ words }) => words)).slice(0, 3);
  return { probability: 1 / (1 + Math.exp(-sum)), because };
}

/** Without those that say a part of another, or more of it: three reasons, not one in three lengths. */
function apart(parts: readonly string[]): string[] {
  const chosen: string[] = [];
  for (const part of parts) {
    if (!chosen.some((one) => one.includes(part) || part.includes(one))) chosen.push(part);
  }
  return chosen;
}
