// Which word of CO-4 a text is, if it is one: STOP in any form, START and HELP only as themselves.
import { asksToStop } from './phrases.ts';

/** `word` is the table's; `byPhrase` tells that the text isn't the word itself but reads as it. */
export type Word = { kind: 'stop' | 'start' | 'help' | 'none'; word: string; byPhrase?: true };

/** A hyphen or a space in the table is any sign or space in a text. */
const table = {
  stop: 'ARRET, CANCEL, END, OPT-OUT, OPTOUT, QUIT, REMOVE, REVOKE, STOP, STOP ALL, STOPALL, TD, UNSUBSCRIBE',
  start: 'START, YES, UNSTOP, OPT-IN, OPTIN',
  help: 'HELP, INFO, AIDE',
};

const wordsByText = new Map([...entriesOf('stop'), ...entriesOf('start'), ...entriesOf('help')]);

/**
 * The word that the whole of `body` is. Whoever wants to leave is understood in any form; whoever consents or asks has to
 * use the word itself: reading YES into a text would invent consent, and START is quickly sent once more.
 */
export function wordIn(body: string): Word {
  const text = fold(body);
  const words = wordsOf(text);
  const itself = wordsByText.get(words.join(' '));
  if (itself !== undefined) return itself;
  const stop = stopOf(withoutCourtesy(words)) ?? stopOf(spelledOut(words)) ?? stopOf(wordsOf(inLatin(text)));
  if (stop !== undefined) return { ...stop, byPhrase: true };
  if (asksToStop(text)) return { kind: 'stop', word: 'STOP', byPhrase: true };
  return { kind: 'none', word: '' };
}

/** Digits on a key, as emoji: the key goes, so that the digit isn't taken for text. */
const keycap = /[\d#*]\ufe0f?\u20e3/gu;
/** Before NFKC, which would write ℹ️ as the letter i. */
const pictograph = /\p{Extended_Pictographic}/gu;
const apostrophe = /['‘’‛ʼʹ`´′＇]/gu;
/** Zero-width characters, direction marks, variation selectors, tags, joiners: what nobody sees. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const accent = /\p{M}/gu;

/** The text without case, accents, emoji, apostrophes and what nobody sees; other punctuation stays. */
function fold(body: string): string {
  return body
    .replace(keycap, ' ')
    .replace(pictograph, ' ')
    .replace(apostrophe, '')
    .normalize('NFKC')
    .replace(unseen, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(accent, '');
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function stopOf(words: readonly string[]): Word | undefined {
  const found = wordsByText.get(words.join(' '));
  return found?.kind === 'stop' ? found : undefined;
}

const courtesies = new Set('please pls plz kindly thanks thank you thx ty svp merci gracias'.split(' '));

/** "END please", "cancel, thank you". */
function withoutCourtesy(words: readonly string[]): string[] {
  return words.filter((word) => !courtesies.has(word));
}

/** "S.T.O.P" and "s t o p". */
function spelledOut(words: readonly string[]): string[] {
  return words.every((word) => word.length === 1) ? [words.join('')] : [];
}

/** Cyrillic and Greek letters that look like Latin ones, in small or in capital letters. */
const lookalikes = new Map(
  Object.entries({ а: 'a', в: 'b', с: 'c', е: 'e', н: 'h', і: 'i', к: 'k', ӏ: 'l', м: 'm', о: 'o', р: 'p' })
    .concat(Object.entries({ ԛ: 'q', ѕ: 's', т: 't', ѵ: 'v', α: 'a', β: 'b', ε: 'e', ι: 'i', κ: 'k' }))
    .concat(Object.entries({ μ: 'm', ν: 'n', ο: 'o', ρ: 'p', τ: 't', υ: 'u' })),
);

/** As it looks: who writes ЅТОР in Cyrillic letters shows STOP on the screen, and a reasonable person reads that. */
function inLatin(text: string): string {
  return [...text].map((letter) => lookalikes.get(letter) ?? letter).join('');
}

function entriesOf(kind: keyof typeof table): [string, Word][] {
  return table[kind].split(', ').map((word) => [wordsOf(word.toLowerCase()).join(' '), { kind, word }]);
}
