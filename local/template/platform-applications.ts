// The mobile push applications: made by hand in AWS, so the template only names them, in the functions' environments.
import type { DeployedTemplate } from './resources.ts';

const APPLICATION_ARN = /arn:aws:sns:[\w-]+:\d{12}:app\/[\w-]+\/[\w.-]+/g;

export function platformApplications(template: DeployedTemplate): readonly string[] {
  const named = template
    .ofType('AWS::Lambda::Function')
    .flatMap(
      (resource) => JSON.stringify(resource.properties.Environment ?? {}).match(APPLICATION_ARN) ?? [],
    );
  return [...new Set(named)];
}
