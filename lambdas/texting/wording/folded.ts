// Names as they are compared: phones and editors write the same name with other apostrophes, dashes, spaces and Unicode forms.

const marks = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;
/** What stands for an apostrophe: typographic ones, accents that stand alone, primes, and letters that look the same. */
const apostrophes = /['’‘‛`´ʹʻʼʽˈˊˋ′‵＇ꞌ]/gu;
const dashes = /[\p{Pd}−]/gu;

/** `text` without accents, case, and the differences between signs that look alike. */
export function folded(text: string): string {
  // Before normalization, which takes an accent that stands alone for a space with a mark.
  return text
    .replace(apostrophes, "'")
    .normalize('NFKD')
    .replace(marks, '')
    .replace(apostrophes, "'")
    .replace(dashes, '-')
    .replace(/\s+/gu, ' ')
    .toLowerCase();
}
