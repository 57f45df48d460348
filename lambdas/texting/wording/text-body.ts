// What a text that a person writes may be: not longer than this, and with something to read in it (TX-2).

/** The longest text that carriers take, in characters, with whatever is around it. */
export const longestSent = 1600;

/** Longest message, in characters: room is left in that for names and opt-out instructions. */
export const longestBody = 1200;

/** White space, and all that shows nothing: fillers, joiners, selectors, the empty Braille pattern. */
const unseen = /[\s\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** False for a text that its reader would see as empty. */
export function isReadable(text: string): boolean {
  return text.replace(unseen, '') !== '';
}
