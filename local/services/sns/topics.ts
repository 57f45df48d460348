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
const topicProperties = z.object({ KmsMasterKeyId: z.string().optional() });
const keyProperties = z.object({ KeyPolicy: resourcePolicy });
const policyProperties = z.object({ Topics: z.array(z.string()), PolicyDocument: resourcePolicy });

export type Subscription = { arn: string; queueArn: string; isRaw: boolean };

export type Topics = {
  has(arn: string): boolean;
  policiesOf(arn: string): readonly ResourcePolicy[];
  /** Of the key that the topic is encrypted with, if it is. */
  keyOf(arn: string): { arn: string; policy: ResourcePolicy } | undefined;
  /** Its queues; who is subscribed by email is told nothing on a laptop. */
  subscriptionsOf(arn: string): readonly Subscription[];
};

export function readTopics(template: DeployedTemplate): Topics {
  const arns = new Set(template.ofType('AWS::SNS::Topic').map((resource) => resource.arn));
  const policies = template
    .ofType('AWS::SNS::TopicPolicy')
    .map((resource) => propertiesOf(resource, policyProperties));
  const keys = new Map(
    template.ofType('AWS::SNS::Topic').map((topic) => [topic.arn, keyOf(topic, template)]),
  );
  const subscriptions = template.ofType('AWS::SNS::Subscription').map(toSubscription);
  return {
    has: (arn) => arns.has(arn),
    policiesOf: (arn) =>
      policies.filter((policy) => policy.Topics.includes(arn)).map((policy) => policy.PolicyDocument),
    keyOf: (arn) => keys.get(arn),
    subscriptionsOf: (arn) => subscriptions.flatMap((each) => (each.topicArn === arn ? each.to : [])),
  };
}

function keyOf(
  topic: Resource,
  template: DeployedTemplate,
): { arn: string; policy: ResourcePolicy } | undefined {
  const { KmsMasterKeyId: id } = propertiesOf(topic, topicProperties);
  if (id === undefined) return;
  const key = template.ofType('AWS::KMS::Key').find(({ arn, ref }) => [arn, ref].includes(id));
  if (key === undefined) throw new Error(`${topic.path} is encrypted with ${id}, which no stack has.`);
  return { arn: key.arn, policy: propertiesOf(key, keyProperties).KeyPolicy };
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
