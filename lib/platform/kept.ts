// What must outlive a deploy (DE-4) is kept when its stack or its place in the stack goes. What a failed first deploy made is not (DE-1).
import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The sign-in page: its address and its look. */
const signInPage = ['AWS::Cognito::UserPoolDomain', 'AWS::Cognito::ManagedLoginBranding'];

/**
 * Everything beneath `scope`: a topic without its policy or its subscription would drop what is published to it. All but the
 * sign-in page: its name stays taken while it exists, and it is made anew in a minute.
 */
export function keepAll(scope: IConstruct): void {
  const resources = scope.node.findAll().filter((each) => CfnResource.isCfnResource(each));
  for (const resource of resources) {
    if (signInPage.includes(resource.cfnResourceType)) continue;
    // CloudFormation's RetainExceptOnCreate: an orphan of a rolled-back create would stand in the way of the next one.
    resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }
}
