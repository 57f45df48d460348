// Reads the queues and their policies from the deployed template.
import * as z from 'zod';
import { AwsError } from '../../aws/service.ts';
import { propertiesOf, wholeNumber } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import { type ResourcePolicy, resourcePolicy } from '../resource-policy.ts';
import type { Queue } from './queue.ts';

const queueProperties = z.object({
  FifoQueue: z.literal(false).optional(),
  VisibilityTimeout: wholeNumber.default(30),
  DelaySeconds: wholeNumber.default(0),
  MessageRetentionPeriod: wholeNumber.default(4 * 24 * 3600),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: wholeNumber }).optional(),
});
const policyProperties = z.object({ Queues: z.array(z.string()), PolicyDocument: resourcePolicy });

export type DeployedQueues = {
  all: readonly Queue[];
  byUrl(url: string): Queue;
  byArn(arn: string): Queue | undefined;
  byName(name: string): Queue | undefined;
  policiesOf(queue: Queue): readonly ResourcePolicy[];
};

export function readQueues(template: DeployedTemplate): DeployedQueues {
  const all = template.ofType('AWS::SQS::Queue').map((resource): Queue => {
    const properties = propertiesOf(resource, queueProperties);
    return {
      name: resource.arn.split(':').at(-1) ?? resource.logicalId,
      arn: resource.arn,
      url: resource.ref,
      visibilityTimeoutSeconds: properties.VisibilityTimeout,
      delaySeconds: properties.DelaySeconds,
      retentionSeconds: properties.MessageRetentionPeriod,
      redrive: properties.RedrivePolicy && {
        deadLetterArn: properties.RedrivePolicy.deadLetterTargetArn,
        maxReceiveCount: properties.RedrivePolicy.maxReceiveCount,
      },
      messages: [],
    };
  });
  const policies = template
    .ofType('AWS::SQS::QueuePolicy')
    .map((resource) => propertiesOf(resource, policyProperties));

  for (const queue of all) {
    const deadLetterArn = queue.redrive?.deadLetterArn;
    if (deadLetterArn && !all.some((each) => each.arn === deadLetterArn)) {
      throw new Error(
        `Queue ${queue.name} gives up messages to ${deadLetterArn}, which is not in the template`,
      );
    }
  }

  return {
    all,
    byUrl(url) {
      const queue = all.find((each) => each.url === url);
      if (!queue) throw new AwsError('QueueDoesNotExist', `The specified queue does not exist: ${url}`);
      return queue;
    },
    byArn: (arn) => all.find((each) => each.arn === arn),
    byName: (name) => all.find((each) => each.name === name),
    policiesOf: (queue) =>
      policies.filter((policy) => policy.Queues.includes(queue.url)).map((policy) => policy.PolicyDocument),
  };
}
