// Decides whether a policy's condition holds for the context keys of a request, by AWS's rules for missing keys.
import type { BaseOperator, Condition } from './policy-document.ts';
import { matchesPattern } from './wildcards.ts';

export type RequestContext = Readonly<Record<string, readonly string[]>>;

const NEGATED: ReadonlySet<BaseOperator> = new Set([
  'StringNotEquals',
  'StringNotLike',
  'ArnNotEquals',
  'ArnNotLike',
]);

export function holds({ operator, key, values }: Condition, context: RequestContext): boolean {
  const present = context[key] ?? [];
  const { base, over, ifExists } = operator;
  if (base === 'Null') return values.includes(String(present.length === 0));
  const matches = (value: string) => meets(base, value, values);
  if (over === 'all') return present.every(matches);
  if (over === 'any') return present.some(matches);
  if (present.length === 0) return ifExists || NEGATED.has(base);
  return present.every(matches);
}

/** A negated operator holds when the value equals none of those listed, any other when it equals one of them. */
function meets(base: BaseOperator, value: string, listed: readonly string[]): boolean {
  switch (base) {
    case 'StringEquals':
      return listed.includes(value);
    case 'StringNotEquals':
      return !listed.includes(value);
    case 'StringNotLike':
    case 'ArnNotEquals':
    case 'ArnNotLike':
      return !listed.some((pattern) => matchesPattern(pattern, value));
    case 'Bool':
      return listed.some((each) => each.toLowerCase() === value.toLowerCase());
    default:
      return listed.some((pattern) => matchesPattern(pattern, value));
  }
}
