// What is wrong with a value, for whoever sent it: the validator's findings in plain words, said in this one place. Each continues its field's name:
// "must be a whole number". A schema that knows better brings words of its own, which go before these.
import type * as z from 'zod';
import type { Fault } from '../http/problem.ts';
import { blank } from '../text.ts';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/** What is wrong with `value`, and where; empty when it is what `schema` takes. */
export type Checked<S extends z.ZodType> =
  | { data: z.output<S>; faults?: undefined }
  | { faults: (Omit<Fault, 'path'> & { path: string[] })[] };

export function check<S extends z.ZodType>(schema: S, value: unknown): Checked<S> {
  const parsed = schema.safeParse(value, { error: inWords });
  if (parsed.success) return { data: parsed.data };
  const faults = parsed.error.issues.flatMap(meant).map((issue) => ({
    path: issue.path.map(String),
    detail: issue.message,
    ...kindOf(issue),
  }));
  return { faults };
}

/** What other languages say it by: of which kind it is, and the bound. A schema may name the kind of a check of its own. */
function kindOf(issue: Issue): { code: string; limit?: number } {
  if (issue.message === missing || issue.message === blank) return { code: 'missing' };
  switch (issue.code) {
    case 'custom':
      return { code: typeof issue.params?.fault === 'string' ? issue.params.fault : 'wrong-format' };
    case 'invalid_type':
      return { code: issue.expected === 'never' ? 'not-here' : 'wrong-type' };
    case 'too_small':
      if (issue.origin in units && issue.minimum === 1) return { code: 'missing' };
      return { code: `too-${sizes[issue.origin]?.less ?? 'small'}`, limit: Number(issue.minimum) };
    case 'too_big':
      return { code: `too-${sizes[issue.origin]?.more ?? 'large'}`, limit: Number(issue.maximum) };
    case 'invalid_format':
      return { code: formatCodes[issue.format] ?? 'wrong-format' };
    case 'invalid_value':
      return { code: 'not-a-choice' };
    case 'unrecognized_keys':
      return { code: 'unknown-key' };
    case 'invalid_union':
      return {
        code: issue.errors.every(isOtherForm) && issue.errors.length > 0 ? 'wrong-type' : 'not-a-choice',
      };
    default:
      return { code: 'wrong-format' };
  }
}

const sizes: Readonly<Record<string, { less: string; more: string }>> = {
  string: { less: 'short', more: 'long' },
  array: { less: 'few', more: 'many' },
};

const formatCodes: Readonly<Record<string, string>> = {
  email: 'not-an-email',
  datetime: 'not-a-time',
  date: 'not-a-time',
  time: 'not-a-time',
  url: 'not-an-address',
};

/** Of a value that may have several forms, the faults in the one form that it has. */
function meant(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [form, ...others] = issue.errors.filter((faults) => !isOtherForm(faults));
  if (form === undefined || others.length > 0) return [issue];
  return form.map((fault) => ({ ...fault, path: [...issue.path, ...fault.path] })).flatMap(meant);
}

function isOtherForm(faults: readonly Issue[]): boolean {
  return faults.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
}

const missing = 'is missing or empty';

function inWords(issue: RawIssue): string {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return missing;
  switch (issue.code) {
    case 'invalid_type':
      return typeInWords(issue.expected, issue.input);
    case 'too_small':
      return atLeast(issue);
    case 'too_big':
      return atMost(issue);
    case 'invalid_format':
      return formats[issue.format] ?? 'does not have the form that the API’s description gives for it';
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_value':
      return `must be ${oneOf(issue.values)}`;
    case 'unrecognized_keys':
      return `has ${issue.keys.length === 1 ? 'a field' : 'fields'} that nobody knows: ${issue.keys.map((key) => `"${key}"`).join(', ')}; leave ${issue.keys.length === 1 ? 'it' : 'them'} out`;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `must be ${oneOf(issue.options)}`
        : anyOf(issue.errors, issue.input);
    case 'invalid_key':
      return 'has a field whose name can’t be taken';
    default:
      return 'can’t be taken as it is';
  }
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

function typeInWords(expected: string, input: unknown): string {
  if (expected === 'never') return 'can’t be sent here: leave it out';
  // 1.5 is a number as well.
  const isFraction = expected === 'int' && typeof input === 'number';
  return `must be ${typeNamed(expected)}${isFraction ? '' : butNot(input)}`;
}

function typeNamed(type: string): string {
  return types[type] ?? `of the type ${type}`;
}

function butNot(input: unknown): string {
  const given = types[typeOf(input)];
  return given === undefined ? '' : `, not ${given}`;
}

/** As zod names the types of JSON. Its own function for that would bring all of zod into every bundle. */
function typeOf(input: unknown): string {
  if (input === null) return 'null';
  return Array.isArray(input) ? 'array' : typeof input;
}

const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

type Bound = { origin: string; inclusive?: boolean | undefined; exact?: boolean | undefined };

function atLeast({ origin, minimum, inclusive, exact }: Bound & { minimum: number | bigint }): string {
  if (units[origin] === undefined)
    return `must be ${inclusive === false ? 'more than' : 'at least'} ${minimum}`;
  if (minimum === 1 && exact !== true) return 'must not be empty';
  return `must have ${exact ? 'exactly' : 'at least'} ${counted(minimum, origin)}`;
}

function atMost({ origin, maximum, inclusive, exact }: Bound & { maximum: number | bigint }): string {
  if (units[origin] === undefined)
    return `must be ${inclusive === false ? 'less than' : 'at most'} ${maximum}`;
  return `must have ${exact ? 'exactly' : 'at most'} ${counted(maximum, origin)}`;
}

function counted(count: number | bigint, origin: string): string {
  const [one, many] = units[origin] ?? ['', ''];
  return `${count} ${Number(count) === 1 ? one : many}`;
}

const formats: Readonly<Record<string, string>> = {
  email: 'must be an email address, for example clara@example.com',
  datetime: 'must be a time in ISO 8601, for example 2026-03-02T15:04:05Z',
  date: 'must be a date, for example 2026-03-02',
  time: 'must be a time of day, for example 09:30',
  url: 'must be a web address, for example https://homes.example.com',
};

function oneOf(values: readonly unknown[]): string {
  return listed(values.map((value) => JSON.stringify(value)));
}

/** A value that has none of several forms, or is wrong in more than one of them. */
function anyOf(errors: readonly (readonly Issue[])[], input: unknown): string {
  const faults = errors.flat();
  if (errors.every(isOtherForm)) {
    const wanted = faults.flatMap((fault) =>
      fault.code === 'invalid_type' ? [typeNamed(fault.expected)] : [],
    );
    return `must be ${listed(wanted)}${butNot(input)}`;
  }
  return listed(faults.map(({ message }, place) => (place === 0 ? message : message.replace(/^must /, ''))));
}

/** "a, b or c", each once. */
function listed(names: readonly string[]): string {
  const each = [...new Set(names)];
  const last = each.at(-1) ?? '';
  return each.length < 2 ? last : `${each.slice(0, -1).join(', ')} or ${last}`;
}
