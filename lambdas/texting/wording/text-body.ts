// Whether there is something to read in a text (TX-2).

/** White space, and all that shows nothing: fillers, joiners, selectors, the empty Braille pattern. */
const unseen = /[\s\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** False for a text that its reader would see as empty. */
export function isReadable(text: string): boolean {
  return text.replace(unseen, '') !== '';
}
