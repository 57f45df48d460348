// Phrases that carriers treat as spam, by configuration: a text with one is refused, and the agent told which.

/** Words that may stand where a phrase has `…`: "you won … prize" is found in "You won a big prize", not in "you won the bidding war". */
const mostBetween = 3;

/** A phrase as it is configured, and the words before, between and after each `…` of it. */
export type SpamPhrase = { phrase: string; parts: string[][] };

/** Once for a configuration: there are many phrases and many texts. */
export function readSpamPhrases(phrases: readonly string[]): SpamPhrase[] {
  return phrases.map((phrase) => ({ phrase, parts: partsOf(phrase) }));
}

/** Those of `phrases` that occur in `body`, whole words each, whatever the case, accents and spacing. */
export function spamPhrasesIn(body: string, phrases: readonly SpamPhrase[]): string[] {
  const text = wordsOf(body);
  const words = new Set(text);
  return phrases
    .filter(({ parts }) => parts.length > 0 && parts.every((part) => part.every((word) => words.has(word))))
    .filter(({ parts }) => text.some((_, start) => occursAt(text, start, parts)))
    .map(({ phrase }) => phrase);
}

/** What is compared: words of letters, digits, $ and %. */
export function foldedPhrase(text: string): string {
  return wordsOf(text).join(' ');
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{Default_Ignorable_Code_Point}'’]/gu, '');
  return plain.toLowerCase().match(/[\p{L}\p{N}$%]+/gu) ?? [];
}

function partsOf(phrase: string): string[][] {
  return phrase
    .split(/…|\.\.\./)
    .map(wordsOf)
    .filter((words) => words.length > 0);
}

/** True when the first part stands at `start`, and each further one soon after it. */
function occursAt(
  text: readonly string[],
  start: number,
  [first = [], ...rest]: readonly string[][],
): boolean {
  if (!first.every((word, index) => text[start + index] === word)) return false;
  if (rest.length === 0) return true;
  const end = start + first.length;
  return Array.from({ length: mostBetween + 1 }, (_, between) => end + between).some((next) =>
    occursAt(text, next, rest),
  );
}
