// Texts that people and systems send: what counts as blank, and what a single line may hold. Names and places reach the subjects of
// emails and texts of one line, where a line break or a control character says something else than was meant.
import * as z from 'zod';
import { asLines, asOneLine } from './written-text.ts';

/** White space, control characters, and those that show nothing (Unicode's Cc, and the invisible ones of Cf). Also in the API's document. */
const unseen =
  '\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ufeff';
/** What is not blank, for the API's document. */
export const visiblePattern = `[^${unseen}]`;
const visible = new RegExp(visiblePattern);

/** What `isBlank` takes, for the API's document. */
export const blankPattern = `^[${unseen}]*$`;

/** What is said of a text in which there is nothing to see. */
export const blank = 'must not be blank';

/** True for a text in which there is nothing to see. */
export function isBlank(text: string): boolean {
  return !visible.test(text);
}

/** A text of one line: line breaks, control characters and runs of white space become one space. */
export function oneLine(longest: number) {
  return z.string().overwrite(asOneLine).regex(visible, blank).max(longest);
}

/** A text that may have several lines; other control characters go. */
export function manyLines(longest: number) {
  return z.string().overwrite(asLines).regex(visible, blank).max(longest);
}
