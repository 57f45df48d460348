// The filter criteria of an event source mapping: which records reach the function. An unknown rule is refused at load.
import * as z from 'zod';
import { isRecord } from '../../template/record.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const rule = z.union([
  scalar,
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ suffix: z.string() }),
  z.strictObject({ exists: z.boolean() }),
  z.strictObject({ 'equals-ignore-case': z.string() }),
  z.strictObject({ 'anything-but': z.union([z.array(scalar), scalar.transform((one) => [one])]) }),
]);
type Rule = z.infer<typeof rule>;

type Pattern = { [key: string]: Pattern | readonly Rule[] };
const pattern: z.ZodType<Pattern> = z.lazy(() => z.record(z.string(), z.union([z.array(rule), pattern])));

const criteria = z.object({ Filters: z.array(z.object({ Pattern: z.string() })).default([]) });

export type EventFilter = (record: unknown) => boolean;

/** A record passes when any of the filters matches it, or when there is none. */
export function readFilter(value: unknown): EventFilter {
  if (value === undefined) return () => true;
  const patterns = criteria.parse(value).Filters.map((each) => pattern.parse(JSON.parse(each.Pattern)));
  return (record) => patterns.length === 0 || patterns.some((each) => matches(each, record));
}

function matches(wanted: Pattern, given: unknown): boolean {
  const fields = isRecord(given) ? given : {};
  return Object.entries(wanted).every(([key, each]) => {
    const value = fields[key];
    return isRules(each) ? each.some((one) => meets(one, value)) : matches(each, value);
  });
}

function isRules(value: Pattern | readonly Rule[]): value is readonly Rule[] {
  return Array.isArray(value);
}

function meets(wanted: Rule, value: unknown): boolean {
  if (!isRecord(wanted)) return wanted === (value ?? null) && value !== undefined;
  if ('exists' in wanted) return wanted.exists === (value !== undefined);
  if ('anything-but' in wanted)
    return value !== undefined && !wanted['anything-but'].some((each) => each === value);
  if (typeof value !== 'string') return false;
  if ('prefix' in wanted) return value.startsWith(wanted.prefix);
  if ('suffix' in wanted) return value.endsWith(wanted.suffix);
  return value.toLowerCase() === wanted['equals-ignore-case'].toLowerCase();
}
