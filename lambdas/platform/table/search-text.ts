// Names and places as they are looked for: without case and accents, so that Zoë is found by "zoe".

const accents = /\p{M}/gu;
/** `#` parts the members of a key. */
const gaps = /[\s#]+/gu;
/** With what stands beside it in a sort key, below the 1,024 bytes that one may have. */
const longest = 100;

export function searchText(text: string): string {
  return text
    .normalize('NFD')
    .replace(accents, '')
    .toLowerCase()
    .replace(gaps, ' ')
    .trim()
    .normalize('NFC')
    .slice(0, longest);
}

/** What somebody looks for, in parts that all have to be there: the digits of a number, however it is written, or words. */
export function soughtIn(query: string): string[] {
  const digits = query.replace(/[\s().+-]/g, '');
  return /^\d{3,}$/.test(digits) ? [digits] : searchText(query).split(' ');
}
