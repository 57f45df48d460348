// JSON from outside, with text that can be kept: half of an emoji, as cut-off texts have it, is no Unicode, and the table refuses it.

/** What `text` says; throws when it is no JSON. Halves of characters become the replacement character. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
}
