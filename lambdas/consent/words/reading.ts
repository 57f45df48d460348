// How a text that came in is read: as a word of CO-4, as a machine's, or as more or less of a wish for no more texts. CO-16.
import { type ExactWord, exactWordIn } from './exact-words.ts';
import { fold, wordsOf } from './folding.ts';
import { likelihoodOfStop, thresholds } from './likelihood.ts';
import { machineReplyIn } from './machine-reply.ts';

/** `word` is one of CO-4; `byPhrase` tells that the text reads as a wish to stop without being the word. `why` is for people. */
export type Reading =
  | { reads: 'stop'; word: string; why: string; byPhrase?: true }
  | { reads: 'start' | 'help'; word: string; why: string }
  | { reads: 'maybe' | 'talk' | 'machine'; why: string };

export function readingOf(body: string): Reading {
  const exact = exactWordIn(body);
  if (exact !== undefined) return readingOfWord(exact);
  const machine = machineReplyIn(body);
  if (machine !== undefined) return { reads: 'machine', why: machine };
  if (stopSigns.test(body)) return { reads: 'maybe', why: 'might be a wish to stop: a stop sign' };
  const { probability, because } = likelihoodOfStop(body);
  const words = because.map((part) => `"${part}"`).join(', ');
  if (probability >= thresholds.stop) {
    return { reads: 'stop', word: 'STOP', byPhrase: true, why: `reads as a wish to stop: ${words}` };
  }
  if (isForAnother(body)) return { reads: 'maybe', why: 'might be a wish to stop: it reached somebody else' };
  if (probability >= thresholds.maybe) {
    return {
      reads: 'maybe',
      why: words === '' ? 'might be a wish to stop' : `might be a wish to stop: ${words}`,
    };
  }
  return { reads: 'talk', why: 'no wish to stop' };
}

/** "oops, wrong number", but not "the wrong number of bedrooms". */
function isForAnother(body: string): boolean {
  const words = wordsOf(fold(body));
  return words.length <= longestNote && wrongNumber.test(words.join(' '));
}

const longestNote = 8;
const wrongNumber =
  /\b(?:wrong (?:number|person|guy|lady|phone)(?! (?:of|on|for|in|at|to|is))|(?:numero|persona) equivocad[oa](?! (?:de|en))|(?:mauvais|faux) numero(?! (?:de|du|sur|pour)))\b/;

const stopSigns = /^\s*(?:(?:🛑|🚫|⛔)\ufe0f?\s*)+$/u;

function readingOfWord({ kind, word, byPhrase }: ExactWord): Reading {
  if (kind !== 'stop') return { reads: kind, word, why: `exact word ${word}` };
  if (byPhrase) return { reads: 'stop', word, byPhrase, why: `the word ${word} in other writing` };
  return { reads: 'stop', word, why: `exact word ${word}` };
}
