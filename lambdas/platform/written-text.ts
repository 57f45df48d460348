// A text that a person wrote, as it is kept: one kind of line break, no control characters, and none that make a reader see another
// order than was written.

/** https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
const directions = /\p{Bidi_Control}/gu;
const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const controls = /(?![\n\t])\p{Cc}/gu;

/** Of several lines. Joiners stay: emoji are made with them. */
export function asLines(text: string): string {
  return withoutDirections(text).replace(lineBreaks, '\n').replace(controls, '').trim();
}

export function asOneLine(text: string): string {
  return withoutDirections(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function withoutDirections(text: string): string {
  return text.replace(directions, '');
}
