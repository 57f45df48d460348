// Whether a function's own policy lets another AWS service invoke it, as AWS::Lambda::Permission resources grant it.
import * as z from 'zod';
import { matchesPattern } from '../aws/iam/wildcards.ts';
import type { DeployedTemplate, Resource } from '../template/resources.ts';

const properties = z.object({
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

/** Throws, with the caller's path, unless the function may be invoked by the service on behalf of the source. */
export function requirePermission(
  template: DeployedTemplate,
  functionArn: string,
  by: { principal: string; sourceArn: string; resource: Resource },
): void {
  const name = functionArn.split(':').at(-1);
  const account = by.sourceArn.split(':')[4];
  const isPermitted = template
    .ofType('AWS::Lambda::Permission')
    .map((resource) => properties.safeParse(resource.properties).data)
    .some(
      (permission) =>
        permission !== undefined &&
        (permission.FunctionName === functionArn || permission.FunctionName === name) &&
        permission.Principal === by.principal &&
        (permission.SourceArn === undefined || matchesPattern(permission.SourceArn, by.sourceArn)) &&
        (permission.SourceAccount === undefined || permission.SourceAccount === account),
    );
  if (isPermitted) return;
  throw new Error(
    `${by.resource.path}: the policy of ${functionArn} does not let ${by.principal} invoke it for ${by.sourceArn}`,
  );
}
