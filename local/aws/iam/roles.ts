// Gathers each role's identity policies from the template and decides whether a role may do something.
import * as z from 'zod';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Permission } from '../service.ts';
import { holds } from './conditions.ts';
import { readPolicy, type Statement } from './policy-document.ts';
import { matchesPattern } from './wildcards.ts';

export type Decision = 'allowed' | 'no-allow' | 'explicit-deny';

export type Iam = {
  decide(roleArn: string, permission: Permission): Decision;
};

/** AWS-managed policies that allow logging and tracing only, neither of which is an AWS call here. */
const HARMLESS_MANAGED_POLICIES =
  /:aws:policy\/(service-role\/AWSLambdaBasicExecutionRole|AWSXRayDaemonWriteAccess|AWSXrayWriteOnlyAccess)$/;

const inlinePolicies = z.object({
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.unknown() })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
});
const attachedPolicy = z.object({ PolicyDocument: z.unknown(), Roles: z.array(z.string()).default([]) });

export function loadIam(template: DeployedTemplate): Iam {
  const statements = new Map<string, readonly Statement[]>();
  const attached = [
    ...template.ofType('AWS::IAM::Policy'),
    ...template.ofType('AWS::IAM::ManagedPolicy'),
  ].map((resource) => {
    const { Roles, PolicyDocument } = attachedPolicy.parse(resource.properties);
    return { arn: resource.arn, roles: Roles, statements: readPolicy(PolicyDocument, resource.path) };
  });

  for (const role of template.ofType('AWS::IAM::Role')) {
    const { Policies, ManagedPolicyArns } = inlinePolicies.parse(role.properties);
    const unknown = ManagedPolicyArns.find(
      (arn) => !HARMLESS_MANAGED_POLICIES.test(arn) && !attached.some((policy) => policy.arn === arn),
    );
    if (unknown !== undefined)
      throw new Error(`${role.path}: the local IAM does not know the policy ${unknown}.`);
    const own = Policies.flatMap((policy) =>
      readPolicy(policy.PolicyDocument, `${role.path}/${policy.PolicyName}`),
    );
    const given = attached.filter(
      (policy) => policy.roles.includes(role.ref) || ManagedPolicyArns.includes(policy.arn),
    );
    statements.set(role.arn, [...own, ...given.flatMap((policy) => policy.statements)]);
  }

  return {
    decide: (roleArn, permission) => {
      const matching = (statements.get(roleArn) ?? []).filter((each) => appliesTo(each, permission));
      if (matching.some((each) => each.Effect === 'Deny')) return 'explicit-deny';
      return matching.some((each) => each.Effect === 'Allow') ? 'allowed' : 'no-allow';
    },
  };
}

function appliesTo(statement: Statement, { action, resource, context }: Permission): boolean {
  const isAction = (pattern: string) => matchesPattern(pattern.toLowerCase(), action.toLowerCase());
  const isResource = (pattern: string) => matchesPattern(pattern, resource);
  return (
    (statement.Action?.some(isAction) ?? !statement.NotAction?.some(isAction)) &&
    (statement.Resource?.some(isResource) ?? !statement.NotResource?.some(isResource)) &&
    statement.conditions.every((condition) => holds(condition, context ?? {}))
  );
}
