// An identity policy as CDK writes it. Any element, operator or condition key that is not known here is refused at load.
import * as z from 'zod';

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const conditionValues = z.union([
  z.union([z.string(), z.boolean(), z.number()]).transform((one) => [String(one)]),
  z.array(z.union([z.string(), z.boolean(), z.number()]).transform(String)),
]);

const BASE_OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
  'Bool',
  'Null',
] as const;
export type BaseOperator = (typeof BASE_OPERATORS)[number];

/** `ForAllValues:StringLike`, `StringEqualsIfExists` and the like, taken apart. */
export type Operator = { base: BaseOperator; over: 'one' | 'all' | 'any'; ifExists: boolean };

/** The keys that some simulated service sets or that a caller has; a policy on another key would silently never match. */
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  'aws:PrincipalAccount',
  'aws:ResourceAccount',
  'aws:SecureTransport',
  'dynamodb:EnclosingOperation',
  'dynamodb:LeadingKeys',
  'dynamodb:Select',
  'kms:MacAlgorithm',
  'ses:FromAddress',
  'ses:FromDisplayName',
  'ses:Recipients',
]);

export function readOperator(text: string): Operator {
  const match = /^(?:ForAllValues:|ForAnyValue:)?(\w+?)(?:IfExists)?$/.exec(text);
  const base = BASE_OPERATORS.find((each) => each === match?.[1]);
  if (base === undefined) throw new Error(`The local IAM does not know the condition operator ${text}.`);
  const over = text.startsWith('ForAllValues:') ? 'all' : text.startsWith('ForAnyValue:') ? 'any' : 'one';
  return { base, over, ifExists: text.endsWith('IfExists') };
}

const statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: oneOrMore.optional(),
    NotAction: oneOrMore.optional(),
    Resource: oneOrMore.optional(),
    NotResource: oneOrMore.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
  })
  .refine((each) => (each.Action === undefined) !== (each.NotAction === undefined), 'Action or NotAction')
  .refine(
    (each) => (each.Resource === undefined) !== (each.NotResource === undefined),
    'Resource or NotResource',
  )
  .transform((each) => ({ ...each, conditions: readConditions(each.Condition ?? {}) }));

export type Condition = { operator: Operator; key: string; values: readonly string[] };
export type Statement = z.infer<typeof statement>;

function readConditions(written: Record<string, Record<string, string[]>>): readonly Condition[] {
  return Object.entries(written).flatMap(([operator, byKey]) =>
    Object.entries(byKey).map(([key, values]) => {
      if (!KNOWN_KEYS.has(key)) throw new Error(`The local IAM does not know the condition key ${key}.`);
      return { operator: readOperator(operator), key, values };
    }),
  );
}

const document = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: z.string().optional(),
  Statement: z.union([z.array(statement), statement.transform((one) => [one])]),
});

/** Reads a policy document; `where` names it in the refusal. */
export function readPolicy(value: unknown, where: string): readonly Statement[] {
  try {
    return document.parse(value).Statement;
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`${where}: this policy is not understood by the local IAM: ${reason}`, { cause });
  }
}
