// A topic that a carrier publishes to: receipts, call events, inbound texts.
import { Aws } from 'aws-cdk-lib';
import { type IPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Who may publish, and on what conditions. */
export type Publisher = { principal: IPrincipal; conditions?: Record<string, unknown> };

export const endUserMessaging: Publisher = {
  principal: new ServicePrincipal('sms-voice.amazonaws.com'),
  // The service publishes on behalf of any account: only this one is allowed.
  conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
};

export function carrierTopic(scope: Construct, id: string, { principal, conditions }: Publisher): Topic {
  const topic = new Topic(scope, id, { enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [principal],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      ...(conditions && { conditions }),
    }),
  );
  return topic;
}
