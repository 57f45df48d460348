// Topics and their subscriptions, read from the template: who may publish, and into which queues it is delivered.
import * as z from 'zod';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate, Resource } from '../../template/resources.ts';
import { type ResourcePolicy, resourcePolicy } from '../resource-policy.ts';

const subscriptionProperties = z.object({
  TopicArn: z.string(),
  Protocol: z.enum(['sqs', 'email']),
  Endpoint: z.string(),
  RawMessageDelivery: z.stringbool().or(z.boolean()).default(false),
  FilterPolicy: z.never({ error: 'filters are not run by the local cloud' }).optional(),
});
const policyProperties = z.object({ Topics: z.array(z.string()), PolicyDocument: resourcePolicy });

export type Subscription = { arn: string; queueArn: string; isRaw: boolean };

export type Topics = {
  has(arn: string): boolean;
  policiesOf(arn: string): readonly ResourcePolicy[];
  /** Its queues; who is subscribed by email is told nothing on a laptop. */
  subscriptionsOf(arn: string): readonly Subscription[];
};

export function readTopics(template: DeployedTemplate): Topics {
  const arns = new Set(template.ofType('AWS::SNS::Topic').map((resource) => resource.arn));
  const policies = template
    .ofType('AWS::SNS::TopicPolicy')
    .map((resource) => propertiesOf(resource, policyProperties));
  const subscriptions = template.ofType('AWS::SNS::Subscription').map(toSubscription);
  return {
    has: (arn) => arns.has(arn),
    policiesOf: (arn) =>
      policies.filter((policy) => policy.Topics.includes(arn)).map((policy) => policy.PolicyDocument),
    subscriptionsOf: (arn) => subscriptions.flatMap((each) => (each.topicArn === arn ? each.to : [])),
  };
}

function toSubscription(resource: Resource): { topicArn: string; to: Subscription[] } {
  const { TopicArn, Protocol, Endpoint, RawMessageDelivery } = propertiesOf(resource, subscriptionProperties);
  const subscription = {
    arn: `${TopicArn}:${resource.logicalId}`,
    queueArn: Endpoint,
    isRaw: RawMessageDelivery,
  };
  return { topicArn: TopicArn, to: Protocol === 'sqs' ? [subscription] : [] };
}
