// Evaluates the policies of queues and topics for AWS services that publish to them; refuses what it does not know.
import * as z from 'zod';
import { matchesPattern } from '../aws/iam/wildcards.ts';

const strings = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const principal = z.union([
  z.literal('*'),
  z.strictObject({ AWS: strings.optional(), Service: strings.optional() }),
]);
const operator = z.enum(['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike', 'Bool']);

/** A policy document as CDK writes it for a queue or a topic. An unknown condition operator is a fault at load. */
export const resourcePolicy = z.object({
  Statement: z.array(
    z.strictObject({
      Sid: z.string().optional(),
      Effect: z.enum(['Allow', 'Deny']),
      Principal: principal,
      Action: strings,
      Resource: strings,
      Condition: z.partialRecord(operator, z.record(z.string(), strings)).optional(),
    }),
  ),
});
export type ResourcePolicy = z.infer<typeof resourcePolicy>;

/** One call by an AWS service, with the condition keys that it sets. */
export type ServiceCall = {
  service: string;
  action: string;
  resource: string;
  context: Readonly<Record<string, string>>;
};

type Statement = ResourcePolicy['Statement'][number];

/** Whether the policies let that service make the call: some Allow matches and no Deny does. */
export function allowsService(policies: readonly ResourcePolicy[], call: ServiceCall): boolean {
  const matching = policies
    .flatMap((policy) => policy.Statement)
    .filter((statement) =>
      appliesTo(statement, { ...call, context: { 'aws:SecureTransport': 'true', ...call.context } }),
    );
  return (
    matching.some((statement) => statement.Effect === 'Allow') &&
    !matching.some((statement) => statement.Effect === 'Deny')
  );
}

function appliesTo(statement: Statement, call: ServiceCall): boolean {
  return (
    coversPrincipal(statement.Principal, call.service) &&
    statement.Action.some((pattern) => matchesPattern(pattern.toLowerCase(), call.action.toLowerCase())) &&
    statement.Resource.some((pattern) => matchesPattern(pattern, call.resource)) &&
    meetsConditions(statement.Condition ?? {}, call.context)
  );
}

function coversPrincipal(allowed: Statement['Principal'], service: string): boolean {
  if (allowed === '*') return true;
  return (allowed.Service ?? []).includes(service) || (allowed.AWS ?? []).includes('*');
}

/** Names of condition keys are not case-sensitive. */
function meetsConditions(
  conditions: NonNullable<Statement['Condition']>,
  context: ServiceCall['context'],
): boolean {
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return Object.entries(conditions).every(([operator, byKey]) =>
    Object.entries(byKey ?? {}).every(([key, wanted]) => {
      const value = values.get(key.toLowerCase());
      if (value === undefined) return false;
      const exact = operator === 'StringEquals' || operator === 'Bool';
      return wanted.some((each) => (exact ? each === value : matchesPattern(each, value)));
    }),
  );
}
