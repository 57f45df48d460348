// JSON from outside, with text that can be kept: half of an emoji, as cut-off texts have it, is no Unicode, and the table refuses
// it; NUL ends a string wherever something reads it in C.
import { isBlank } from './text.ts';

/** What `text` says; throws when it is no JSON. Halves of characters become the replacement character, NULs go. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => kept(value));
}

/**
 * The same for a form that somebody filled in: texts are trimmed, and what is null or blank counts as left out, but at the paths
 * `emptied`, where it is null.
 */
export function parseForm(text: string, emptied: readonly string[] = []): unknown {
  const form: unknown = JSON.parse(text, function (this: unknown, _, value: unknown) {
    const filled = typeof value === 'string' ? kept(value).trim() : value;
    // An array keeps its places: what is empty there is for its schema to refuse.
    return isEmpty(filled) && !Array.isArray(this) ? undefined : filled;
  });
  if (emptied.length === 0) return form;
  const sent: unknown = JSON.parse(text);
  for (const path of emptied) {
    const names = path.split('/');
    const [field = '', ...within] = names.toReversed();
    const [holder, sentHolder] = [form, sent].map((whole) => within.toReversed().reduce(memberOf, whole));
    if (
      isObject(holder) &&
      isObject(sentHolder) &&
      Object.hasOwn(sentHolder, field) &&
      isEmpty(kept(sentHolder[field]))
    )
      holder[field] = null;
  }
  return form;
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'string' && isBlank(value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberOf(whole: unknown, name: string): unknown {
  return isObject(whole) && Object.hasOwn(whole, name) ? whole[name] : undefined;
}

function kept<V>(value: V): V | string;
function kept(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value;
}
