// Texts of which nobody needs the carriers' whole alphabet to know how many segments they are: most of them.

/** Letters that are certainly in the GSM alphabet. Brackets are in its extension: they count twice. */
const plain = /^[A-Za-z0-9 \n.,:;!?'"()/+*&%#=@[\]-]+$/;
const sizeOf = (letter: string) => (letter === '[' || letter === ']' ? 2 : 1);

const alone = 160;
const inSeveral = 153;

/** Undefined for a text that is not plain, or empty. A bracket is not split between segments. */
export function plainSegments(body: string): number | undefined {
  if (!plain.test(body)) return undefined;
  let [size, segments, room] = [0, 1, inSeveral];
  for (const letter of body) {
    const taken = sizeOf(letter);
    size += taken;
    if (taken > room) [segments, room] = [segments + 1, inSeveral];
    room -= taken;
  }
  return size <= alone ? 1 : segments;
}
