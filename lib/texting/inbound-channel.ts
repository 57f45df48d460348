// Where inbound texts come in: the topic that the numbers point at, its queue and its dead letters. Outlives every deploy (DE-4).
import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Subscription, SubscriptionProtocol } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { numbersOf } from '../config/owned-numbers.ts';
import type { StageConfig } from '../config/stage-config.ts';
import { needsOf } from '../config/text-carriers.ts';
import { carrierTopic } from '../platform/carrier-topic.ts';
import { queuesIn } from '../platform/work-queue.ts';

/** Short, so that a STOP that failed is retried after two minutes. */
export const receivingTimeout = Duration.seconds(20);

/** Two minutes apart: a STOP survives an outage of two hours before someone has to redrive it. */
const maxReceives = 60;

export class InboundChannel extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, config: StageConfig, key: IKey) {
    super(scope, 'InboundTexts');
    const topic = carrierTopic(this, 'Topic', needsOf(config).publisher, key);
    const { queue, deadLetters } = queuesIn(this, { consumerTimeout: receivingTimeout, maxReceives });
    this.queue = queue;
    this.deadLetters = deadLetters;
    // Through a queue: SNS straight to Lambda may drop a STOP when the function is throttled for long.
    this.subscribe('Subscription', topic, queue);
    // DE-7: no STOP is forgotten when the table goes back to an earlier point in time.
    const kept = new Queue(this, 'Kept', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(kept).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'Nothing is processed from it, so nothing can fail: texts expire there.',
    });
    this.subscribe('KeptSubscription', topic, kept);
    new CfnOutput(this, 'QueueUrl', { value: queue.queueUrl });
    new CfnOutput(this, 'KeptUrl', {
      description: 'Every inbound text once more, for two weeks: `npm run operate -- restored inbound`',
      value: kept.queueUrl,
    });
    new CfnOutput(this, 'TopicArn', {
      description: 'The two-way channel of every number that sends texts, see docs/deploying.md',
      value: topic.topicArn,
    });
    // Which ARN is which phone number, and where texts to it go, for what points them there and for the local cloud. No resource says so.
    Stack.of(this).addMetadata('Numbers', numbersOf(config, topic.topicArn));
  }

  private subscribe(id: string, topic: ITopic, queue: Queue): void {
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
      }),
    );
    // By hand: CDK would put the stage into its logical id.
    new Subscription(this, id, { topic, protocol: SubscriptionProtocol.SQS, endpoint: queue.queueArn });
  }
}
