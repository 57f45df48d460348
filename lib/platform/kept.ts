// What must outlive a deploy (DE-4) is kept when its stack or its place in the stack goes. What a failed first deploy made is not (DE-1).
import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Everything beneath `scope`: a topic without its policy or its subscription would drop what is published to it. All but sign-in
 * pages: their name stays taken while they exist, and they are made anew in a minute.
 */
export function keepAll(scope: IConstruct): void {
  const resources = scope.node.findAll().filter((each) => CfnResource.isCfnResource(each));
  for (const resource of resources) {
    if (resource.cfnResourceType === 'AWS::Cognito::UserPoolDomain') continue;
    // CloudFormation's RetainExceptOnCreate: an orphan of a rolled-back create would stand in the way of the next one.
    resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }
}
