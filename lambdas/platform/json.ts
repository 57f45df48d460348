// JSON from outside, with text that can be kept: half of an emoji, as cut-off texts have it, is no Unicode, and the table refuses
// it; NUL ends a string wherever something reads it in C.
import { isBlank } from './text.ts';

/** What `text` says; throws when it is no JSON. Halves of characters become the replacement character, NULs go. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => kept(value));
}

/** The same for a form that somebody filled in: texts are trimmed, and what is null or blank counts as left out. */
export function parseForm(text: string): unknown {
  return JSON.parse(text, function (this: unknown, _, value: unknown) {
    const filled = typeof value === 'string' ? kept(value).trim() : value;
    const isEmpty = filled === null || (typeof filled === 'string' && isBlank(filled));
    // An array keeps its places: what is empty there is for its schema to refuse.
    return isEmpty && !Array.isArray(this) ? undefined : filled;
  });
}

function kept<V>(value: V): V | string;
function kept(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value;
}
