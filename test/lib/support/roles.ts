// Reads the roles of the synthesized stacks: which function has which, and what each may do.
import * as z from 'zod';
import type { Resource, Stack } from './synthesized.ts';

const oneOrMany = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());
const resources = z.unknown().transform((given) => (Array.isArray(given) ? given : [given]));

const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMany,
  Resource: resources,
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
export type Statement = z.output<typeof statement>;

const policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

const roleReference = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });

const policiesOf = new WeakMap<Stack, z.output<typeof policy>[]>();

function policiesIn(stack: Stack): z.output<typeof policy>[] {
  const known = policiesOf.get(stack);
  if (known !== undefined) return known;
  const policies = stack.ofType('AWS::IAM::Policy').map(({ Properties }) => policy.parse(Properties));
  policiesOf.set(stack, policies);
  return policies;
}

/** What the role with that logical id may do. */
export function statementsOf(stack: Stack, roleId: string): Statement[] {
  return policiesIn(stack)
    .filter((found) => found.Roles.some((role) => role.Ref === roleId))
    .flatMap((found) => found.PolicyDocument.Statement);
}

/** Logical id of the role that a function or state machine runs as. */
export function roleOf(resource: Resource): string {
  return roleReference.parse(resource.Properties.Role ?? resource.Properties.RoleArn)['Fn::GetAtt'][0];
}

/** Function by its name, `<capability>/<name>`. CDK's own, which runs at deploys alone, is none of Dibs. */
export function functionsByName(stack: Stack): Map<string, Resource> {
  return new Map(
    stack
      .ofType('AWS::Lambda::Function')
      .filter(({ path }) => !path.includes('/Custom::CDKBucketDeployment'))
      .map((found) => [String(found.Properties.Description), found]),
  );
}

/** As its file in statemachines/ is named: the stage in front left out. */
export const workflowNameOf = ({ Properties }: Resource): string =>
  String(Properties.StateMachineName).replace(/^dibs-local(-connect)?-/, '');

export const isOnTable = (action: string): boolean =>
  action.startsWith('dynamodb:') && !/Stream|GetRecords|GetShardIterator/.test(action);

/** The patterns of partition keys that a statement is limited to; empty when it is not. */
export function leadingKeys(found: Statement): string[] {
  return z
    .array(z.string())
    .default([])
    .parse(found.Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']);
}
