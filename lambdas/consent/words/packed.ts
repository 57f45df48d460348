// Words as numbers: sorted hashes of 32 bits in base64. Nothing is built when they are unpacked; a word is looked up in the bytes.

/**
 * Where the hashes begin that start with each first byte (257 numbers of two bytes), then the three bytes that follow it,
 * for each hash. FNV-1a: of a million words that aren't in a list of ten thousand, two or three are taken for one that is.
 */
export type Hashes = Buffer;

export const firstBytes = 256;
export const headerLength = (firstBytes + 1) * 2;

export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export function hashesFrom(base64: string): Hashes {
  return Buffer.from(base64, 'base64');
}

export function placeOf(word: string, hashes: Hashes): number | undefined {
  const hash = hashOf(word);
  const rest = hash & 0xff_ff_ff;
  let from = hashes.readUInt16LE((hash >>> 24) * 2);
  let to = hashes.readUInt16LE((hash >>> 24) * 2 + 2) - 1;
  while (from <= to) {
    const middle = (from + to) >>> 1;
    const found = hashes.readUIntBE(headerLength + middle * 3, 3);
    if (found === rest) return middle;
    if (found < rest) from = middle + 1;
    else to = middle - 1;
  }
  return undefined;
}
