// CP-1: how many segments a template comes to at the longest values that names and places plausibly have.
import type { FieldName } from '../../texting/wording/fields.ts';
import { asLastSentence } from '../../texting/wording/outgoing-text.ts';
import { type Cut, segmentsOf } from '../../texting/wording/segments.ts';
import { longestValues } from './field-values.ts';
import { fieldsOf, joined, type Part } from './template-text.ts';

export type Longest = Cut & {
  text: string;
  values: Partial<Record<FieldName, string>>;
  /** With a client's name of letters that carriers don't have. */
  accented: Cut;
  /** With the opt-out instructions behind it (TX-5). */
  withInstructions: Cut;
};

export function longestOf(
  parts: readonly Part[],
  { brand, optOutInstructions }: { brand: string; optOutInstructions: string },
): Longest {
  const plain = longestValues('plain', brand);
  const text = rendered(parts, plain);
  return {
    ...segmentsOf(text),
    text,
    values: Object.fromEntries(fieldsOf(parts).map((field) => [field, plain[field]])),
    accented: segmentsOf(rendered(parts, longestValues('accented', brand))),
    withInstructions: segmentsOf(text + asLastSentence(optOutInstructions)),
  };
}

/** All fields have a value there; what has its own fallback is as long as the longer of both. */
function rendered(parts: readonly Part[], values: Readonly<Record<FieldName, string>>): string {
  return joined(parts, ({ field, fallback }) => {
    const value = values[field];
    return fallback !== undefined && fallback.length > value.length ? fallback : value;
  });
}
