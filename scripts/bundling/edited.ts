// Changes to a source text, by their places in its syntax tree.

export type Edit = { start: number; end: number; text: string };

/** Takes a piece out of `source`, and no line. */
export function cut(source: string, start: number, end: number): Edit {
  return { start, end, text: source.slice(start, end).replace(/[^\n]/g, '') };
}

/** Of an identifier: what a member is asked for, or a property is called. */
export function nameOf(node: { type: string }): string | undefined {
  return node.type === 'Identifier' && 'name' in node && typeof node.name === 'string'
    ? node.name
    : undefined;
}

/** What lies within a cut is gone with it. */
export function edited(source: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < at) continue;
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}
