// Names and places as they are looked for: without case and accents, so that Zoë is found by "zoe".

const accents = /\p{M}/gu;
/** `#` parts the members of a key. */
const gaps = /[\s#]+/gu;
/** With what stands beside it in a sort key, below the 1,024 bytes that one may have. */
const longest = 100;
/** What stands around words: signs, but for those that are pictures. */
const signsAround =
  /^(?:(?!\p{Extended_Pictographic})[\p{P}\p{S}\p{M}\p{C}])+|(?:(?!\p{Extended_Pictographic})[\p{P}\p{S}\p{C}])+$/gu;

/** What parts words in a search, with a gap or without: "Seattle,WA" is two, and so is "Jones/Smith". */
const between = /[,;/،、，]/gu;

/** Within a word, what a part of it stands behind: a hyphen or an apostrophe, and as well what parts an id or two names. */
const innerSigns = /[\p{P}\p{S}]/gu;

/** Letters that fall apart into no letter and an accent, as whoever doesn't have them on a keyboard types them. */
const typed: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const untypical = /[\p{Pd}'’ßæœøłđðþı]/gu;

/** Of search text, as it is compared: phones write O’Brien, keyboards O'Brien or OBrien, and all of them are the same name. */
export function asTyped(text: string): string {
  return text.replace(untypical, (sign) => typed[sign] ?? (/\p{Pd}/u.test(sign) ? '-' : ''));
}

export function searchText(text: string): string {
  const folded = foldedText(text);
  return folded.length <= longest ? folded : cut(folded);
}

/** The same of any length. */
export function foldedText(text: string): string {
  return text.normalize('NFD').replace(accents, '').toLowerCase().replace(gaps, ' ').trim().normalize('NFC');
}

/** Between two letters, whatever they are made of. */
function cut(text: string): string {
  // Made where it is needed: each function that starts would wait for it.
  const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
  let end = 0;
  for (const { index, segment } of letters.segment(text)) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trim();
}

/** Between the digits of a number, as people write it and as phones copy it: whatever dash, and marks that nobody sees. */
const signsInNumber = /[\s().+\p{Pd}\p{Cf}]/gu;

/**
 * What somebody looks for, in parts that all have to be there: the digits of a number, however it is written, or words without the signs
 * around them. Nothing in signs alone: these are as a blank.
 */
export function soughtIn(query: string): string[] {
  const digits = query.replace(signsInNumber, '');
  if (isDigits(digits)) return [digits];
  // Fewer than all of them may be a day, or a share.
  const whole = digits.replaceAll('/', '');
  return isWholeNumber(whole) ? [whole] : wordsSoughtIn(query);
}

/** The ten digits, with or without the country's. */
export function isWholeNumber(part: string): boolean {
  return /^1?\d{10}$/.test(part);
}

/** Whether a search says nothing but digits that are no whole phone number. */
export function isPartOfNumber(query: string): boolean {
  const [first = '', ...others] = soughtIn(query);
  return isDigits(first) && others.every(isDigits) && !isWholeNumber(first);
}

/** The same where there are no phone numbers: whatever looks like one is of a name. */
export function wordsSoughtIn(query: string): string[] {
  return bareWords(searchText(query).replace(between, ' '));
}

/** The words of a search text as they are compared, each once; what stands behind a sign within begins a word of its own. */
export function wordsIn(text: string): string[] {
  const words = bareWords(text).flatMap((word) => [
    word,
    ...[...word.matchAll(innerSigns)].map(({ 0: sign, index }) => word.slice(index + sign.length)),
  ]);
  return [...new Set(words.map((word) => asTyped(word.replace(signsAround, ''))))].filter(
    (word) => word !== '',
  );
}

/** Whether each part begins a word. */
export function hasParts(words: readonly string[], parts: readonly string[]): boolean {
  return parts.every((part) => words.some((word) => word.startsWith(part)));
}

/** Whether all that is `sought` begins one of the words; digits may also stand within a number. */
export function isAmong(words: readonly string[], sought: readonly string[]): boolean {
  return sought.every((part) =>
    words.some((word) => word.startsWith(part) || (isDigits(part) && word.includes(part))),
  );
}

export function isDigits(part: string): boolean {
  return /^\d{3,}$/.test(part);
}

function bareWords(text: string): string[] {
  return text
    .split(' ')
    .map((word) => word.replace(signsAround, ''))
    .filter((word) => word !== '');
}
