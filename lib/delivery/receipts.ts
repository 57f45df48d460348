// Receipts: carriers publish them, those of texts and those of emails to a topic and a queue of their own, and apply-receipts records both.
import { Duration } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { needsOf } from '../config/text-carriers.ts';
import { carrierTopic } from '../platform/carrier-topic.ts';
import { memoryToWaitIn, ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';
import { type TextSender, textSender } from './text-carrier.ts';

const timeout = Duration.seconds(30);
const impact = 'Agents don’t see whether their texts arrived, and messages without an outcome wait.';
const impactOfEmails = 'Emails of which SES’s answer was lost go out a second time.';

/** Who waits for one waits ten minutes: an email whose answer was lost. */
const emailsGatherFor = Duration.seconds(20);

export class Receipts extends Construct {
  /** Where those of emails are published; EmailSenders adds the permission for SES. */
  readonly emailTopic: Topic;
  /** Who sends the texts whose receipts these are. */
  readonly textSender: TextSender;

  constructor(scope: Construct, shared: SharedResources) {
    super(scope, 'Receipts');
    const { publisher } = needsOf(shared.config);
    const topic = carrierTopic(this, 'Topic', publisher, shared.messagesKey);
    this.textSender = textSender(this, shared, topic);
    this.emailTopic = new Topic(this, 'EmailTopic', { enforceSSL: true, masterKey: shared.messagesKey });

    const applyReceipts = new ServiceFunction(this, shared, {
      name: 'delivery/apply-receipts',
      impact,
      timeout,
      memorySize: memoryToWaitIn,
    }).mayUseTable({
      'OUTBOX#*': ['BatchGetItem', 'UpdateItem'],
      'TEAM-EMAIL#*': ['BatchGetItem', 'UpdateItem'],
      // PE-2: an invitation that came back.
      'TEAM#*': ['UpdateItem'],
      'RECEIPTS#*': ['UpdateItem'],
    });
    const queue = new WorkQueue(this, shared, {
      name: 'receipts',
      impact,
      consumerTimeout: timeout,
      maxReceives: 10,
      staleAfter: Duration.minutes(5),
    });
    // Through a queue: SNS straight to Lambda may drop an event when the function is throttled for long.
    topic.addSubscription(new SqsSubscription(queue.queue));
    queue.feed(applyReceipts, { batchSize: 10, maxConcurrency: 5 });

    const ofEmails = new WorkQueue(this, shared, {
      name: 'email-receipts',
      impact: impactOfEmails,
      consumerTimeout: timeout,
      maxReceives: 10,
      staleAfter: Duration.minutes(5),
      gathersFor: emailsGatherFor,
    });
    this.emailTopic.addSubscription(new SqsSubscription(ofEmails.queue));
    // A hundred receipts are about a hundred items at most: one read.
    ofEmails.feed(applyReceipts, { batchSize: 100, maxConcurrency: 2 });
  }
}
