// How carriers will cut a text: its encoding and its number of segments (TX-10).

/** The letters of GSM 03.38, each in one septet. */
const gsmLetters = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension: an escape and a letter, so two septets. */
const gsmEscaped = new Set('\f^{}\\[~]|€');

/** What fits into a text of one segment, and into each of several. */
const capacity = {
  'GSM-7': { alone: 160, chained: 153 },
  'UCS-2': { alone: 70, chained: 67 },
} as const;

/** Exact, also for emoji and for the extension characters that count twice. */
export function segmentsOf(body: string): { encoding: 'GSM-7' | 'UCS-2'; segments: number } {
  const septets = septetsOf(body);
  return septets === undefined
    ? { encoding: 'UCS-2', segments: count(capacity['UCS-2'], graphemeSizes(body)) }
    : { encoding: 'GSM-7', segments: count(capacity['GSM-7'], septets) };
}

/** The size of each letter, or undefined when GSM lacks one. */
function septetsOf(body: string): number[] | undefined {
  const sizes: number[] = [];
  for (const letter of body) {
    if (gsmLetters.has(letter)) sizes.push(1);
    else if (gsmEscaped.has(letter)) sizes.push(2);
    else return undefined;
  }
  return sizes;
}

/** What a reader sees as one sign stays together; its size is in UTF-16 code units. */
function graphemeSizes(body: string): number[] {
  if (body.length <= capacity['UCS-2'].alone) return [body.length];
  return Array.from(new Intl.Segmenter('en').segment(body), ({ segment }) => segment.length);
}

function count({ alone, chained }: { alone: number; chained: number }, sizes: readonly number[]): number {
  if (sizes.reduce((sum, size) => sum + size, 0) <= alone) return 1;
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > chained) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
}
