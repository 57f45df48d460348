// Refuses a call that the caller's role does not allow, in AWS's wording.
import { AwsError, type Caller, type Permission } from '../service.ts';
import type { Decision, Iam } from './roles.ts';

/** Throws unless the caller may do all of it. The parts of the cloud itself act in AWS's own name and may. */
export function authorize(iam: Iam, caller: Caller, permissions: readonly Permission[]): void {
  if (caller.kind === 'service') return;
  for (const permission of permissions) authorizeRole(iam, caller.roleArn, permission, caller.functionName);
}

/** The same for an AWS service that acts with a role of the template, such as a state machine. */
export function authorizeRole(iam: Iam, roleArn: string, permission: Permission, session = 'local'): void {
  const decision = iam.decide(roleArn, permission);
  if (decision !== 'allowed') throw accessDenied(roleArn, session, permission, decision);
}

function accessDenied(
  roleArn: string,
  session: string,
  { action, resource }: Permission,
  decision: Exclude<Decision, 'allowed'>,
): AwsError {
  const user = roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/');
  const why =
    decision === 'explicit-deny'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  return new AwsError(
    'AccessDeniedException',
    `User: ${user}/${session} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
  );
}
