// What an agent typed, as it can be kept and sent: one kind of line break, no control characters, and something to read in it (TX-2).

const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const controls = /(?![\n\t])\p{Cc}/gu;
/** White space, and all that shows nothing: fillers, joiners, selectors, the empty Braille pattern. */
const unseen = /[\s\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Joiners stay: emoji are made with them. */
export function cleaned(text: string): string {
  return text.replace(lineBreaks, '\n').replace(controls, '').trim();
}

/** False for a text that its reader would see as empty. */
export function isReadable(text: string): boolean {
  return text.replace(unseen, '') !== '';
}
