// Puts a text where the cursor stands, apart from the words beside it.

export type Selection = { start: number; end: number };

/** `at`: what is selected is replaced. The answer's `selection` is what was put in. */
export function insertText(body: string, text: string, { start, end }: Selection) {
  const [before, after] = [body.slice(0, start), body.slice(end)];
  const gapBefore = before === '' || /\s$/.test(before) ? '' : ' ';
  const gapAfter = after === '' || /^[\s.,;:!?)]/.test(after) ? '' : ' ';
  const from = before.length + gapBefore.length;
  return {
    body: `${before}${gapBefore}${text}${gapAfter}${after}`,
    selection: { start: from, end: from + text.length },
  };
}
