// Reads the queues and their policies from the deployed template.
import * as z from 'zod';
import { AwsError } from '../../aws/service.ts';
import type { State } from '../../state/state.ts';
import { propertiesOf, wholeNumber } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import { type ResourcePolicy, resourcePolicy } from '../resource-policy.ts';
import { type Queue, storedMessage } from './queue.ts';

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

/** With the messages that were kept; a queue that the template no longer has takes its own with it, as a removed queue does. */
export function readQueues(template: DeployedTemplate, state: State): DeployedQueues {
  const kept = state.rows('queue-messages', storedMessage);
  const messages = Map.groupBy(kept.entries(), ([key]) => key.split(' ')[0]);
  const all = template.ofType('AWS::SQS::Queue').map((resource): Queue => {
    const properties = propertiesOf(resource, queueProperties);
    const name = resource.arn.split(':').at(-1) ?? resource.logicalId;
    return {
      name,
      arn: resource.arn,
      url: resource.ref,
      visibilityTimeoutSeconds: properties.VisibilityTimeout,
      delaySeconds: properties.DelaySeconds,
      retentionSeconds: properties.MessageRetentionPeriod,
      redrive: properties.RedrivePolicy && {
        deadLetterArn: properties.RedrivePolicy.deadLetterTargetArn,
        maxReceiveCount: properties.RedrivePolicy.maxReceiveCount,
      },
      messages: (messages.get(name) ?? []).map(([, message]) => message),
      kept: {
        put: (message) => kept.put(`${name} ${message.messageId}`, message),
        delete: (message) => kept.delete(`${name} ${message.messageId}`),
      },
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
