// The dead letters of the stage’s queues.
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeployedStage } from './stacks.ts';

export type DeadLetters = { queue: string; arn: string; count: number };

/** By the name of the queue that gave them up. */
export async function deadLettersOf(
  client: SQSClient,
  stage: DeployedStage,
): Promise<readonly DeadLetters[]> {
  const outputs = stage.outputs('DeadLettersUrl');
  // Says what to do when nothing is deployed.
  if (outputs.length === 0) stage.output('DeadLettersUrl');
  const found = outputs.map(async ({ value: QueueUrl, description: queue = QueueUrl }) => {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'],
      }),
    );
    const { QueueArn: arn = '', ApproximateNumberOfMessages: count = '0' } = Attributes;
    return { queue, arn, count: Number(count) };
  });
  return (await Promise.all(found)).toSorted((one, other) => one.queue.localeCompare(other.queue));
}
