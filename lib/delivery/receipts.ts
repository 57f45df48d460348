// Receipts: carriers publish those of texts and emails to one topic, a queue keeps them, apply-receipts records them.
import { Duration } from 'aws-cdk-lib';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { needsOf } from '../config/text-carriers.ts';
import { carrierTopic } from '../platform/carrier-topic.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';
import { type TextSender, textSender } from './text-carrier.ts';

const timeout = Duration.seconds(30);
const impact = 'Agents don’t see whether their texts arrived, and messages without an outcome wait.';

export class Receipts extends Construct {
  readonly topic: Topic;
  /** Who sends the texts whose receipts these are. */
  readonly textSender: TextSender;

  constructor(scope: Construct, shared: SharedResources) {
    super(scope, 'Receipts');
    // EmailSender adds the permission for SES.
    const { publisher } = needsOf(shared.config);
    this.topic = carrierTopic(this, 'Topic', publisher, shared.messagesKey);
    this.textSender = textSender(this, shared, this.topic);

    const applyReceipts = new ServiceFunction(this, shared, {
      name: 'delivery/apply-receipts',
      impact,
      timeout,
    }).mayUseTable({
      'OUTBOX#*': ['BatchGetItem', 'UpdateItem'],
      'TEAM-EMAIL#*': ['BatchGetItem', 'UpdateItem'],
    });
    const queue = new WorkQueue(this, shared, {
      name: 'receipts',
      impact,
      consumerTimeout: timeout,
      maxReceives: 10,
      staleAfter: Duration.minutes(5),
    });
    // Through a queue: SNS straight to Lambda may drop an event when the function is throttled for long.
    this.topic.addSubscription(new SqsSubscription(queue.queue));
    queue.feed(applyReceipts, { batchSize: 10, maxConcurrency: 5 });
  }
}
