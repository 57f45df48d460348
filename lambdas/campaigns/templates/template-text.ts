// CP-1: a template's text: what stands in it as it is, and fields, each with the words that stand in for a missing value. The API
// checks and renders by it, and the portal renders by it.
import { type FieldName, fieldNames } from '../../texting/wording/fields.ts';

/** A piece of a template: words as they are, or a field. */
export type Part = string | Field;
type Field = { field: FieldName; fallback: string | undefined };

/** Why a body is no template. `part`: the piece of it that is meant. */
export type Fault = { kind: 'unknown-field' | 'unbalanced-brace' | 'empty-fallback'; part: string };

export type ParsedTemplate = { parts: Part[]; faults: Fault[] };

/** What is known of whom a text is about. */
export type FieldValues = Readonly<Partial<Record<FieldName, string>>>;

/** `held`: what is missing, and the text with a hole, `{ClientFirstName}`, in the place of each. */
export type Rendering =
  | { kind: 'ready'; text: string }
  | { kind: 'held'; missing: FieldName[]; withHoles: string };

const fieldOrBrace = /\{([^{}]*)\}|[{}]/g;

export function parseTemplate(body: string): ParsedTemplate {
  const parts: Part[] = [];
  const faults: Fault[] = [];
  let from = 0;
  for (const { 0: whole, 1: inside, index } of body.matchAll(fieldOrBrace)) {
    if (index > from) parts.push(body.slice(from, index));
    from = index + whole.length;
    const read = inside === undefined ? braceAt(body, index) : readField(inside);
    if ('kind' in read) faults.push(read);
    else parts.push(read);
  }
  if (from < body.length) parts.push(body.slice(from));
  return { parts, faults };
}

/** A brace of its own, with the words beside it, by which it is found. */
function braceAt(body: string, index: number): Fault {
  return { kind: 'unbalanced-brace', part: body.slice(index, index + shownOfFault).split('\n')[0] ?? '' };
}

const shownOfFault = 20;

function readField(inside: string): Field | Fault {
  const [name = '', ...rest] = inside.split('|');
  const field = fieldNames.find((each) => each === name.trim());
  if (field === undefined) return { kind: 'unknown-field', part: `{${name.trim()}}` };
  if (rest.length === 0) return { field, fallback: undefined };
  const fallback = rest.join('|').trim();
  return fallback === '' ? { kind: 'empty-fallback', part: `{${inside}}` } : { field, fallback };
}

/** The fields in the order in which they first stand there. */
export function fieldsOf(parts: readonly Part[]): FieldName[] {
  return [...new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.field])))];
}

/** The text with what `filled` puts in the place of each field. */
export function joined(parts: readonly Part[], filled: (field: Field) => string): string {
  return parts.map((part) => (typeof part === 'string' ? part : filled(part))).join('');
}

/** A value is put in as it is: braces in a name are no field. */
export function renderTemplate(parts: readonly Part[], values: FieldValues): Rendering {
  const missing: FieldName[] = [];
  const text = joined(parts, ({ field, fallback }) => {
    const value = values[field] ?? fallback;
    if (value !== undefined) return value;
    missing.push(field);
    return `{${field}}`;
  });
  return missing.length === 0
    ? { kind: 'ready', text }
    : { kind: 'held', missing: [...new Set(missing)], withHoles: text };
}
