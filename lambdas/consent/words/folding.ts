// What is left of a text when what doesn't change its meaning is taken away: case, accents, emoji, unseen characters.

/** Digits on a key, as emoji: the key goes, so that the digit isn't taken for text. */
const keycap = /[\d#*]\ufe0f?\u20e3/gu;
/** Before NFKC, which would write ℹ️ as the letter i. */
const pictograph = /\p{Extended_Pictographic}/gu;
const apostrophe = /['‘’‛ʼʹ`´′＇]/gu;
/** Zero-width characters, direction marks, variation selectors, tags, joiners: what nobody sees. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const accent = /\p{M}/gu;

/** The text without case, accents, emoji, apostrophes and what nobody sees; other punctuation stays. */
export function fold(body: string): string {
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

/** The words of a folded text: letters and digits, whatever stands between them. */
export function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Cyrillic and Greek letters that look like Latin ones, in small or in capital letters. */
const lookalikes = new Map(
  Object.entries({ а: 'a', в: 'b', с: 'c', е: 'e', н: 'h', і: 'i', к: 'k', ӏ: 'l', м: 'm', о: 'o', р: 'p' })
    .concat(Object.entries({ ԛ: 'q', ѕ: 's', т: 't', ѵ: 'v', α: 'a', β: 'b', ε: 'e', ι: 'i', κ: 'k' }))
    .concat(Object.entries({ μ: 'm', ν: 'n', ο: 'o', ρ: 'p', τ: 't', υ: 'u' })),
);

/** As it looks: who writes ЅТОР in Cyrillic letters shows STOP on the screen, and a reasonable person reads that. */
export function inLatin(text: string): string {
  return [...text].map((letter) => lookalikes.get(letter) ?? letter).join('');
}
