// Receipts: carriers publish those of texts and emails to one topic, a queue keeps them, apply-receipts records them.
import { Duration } from 'aws-cdk-lib';
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { carrierTopic } from '../platform/carrier-topic.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import { physicalName, type SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';

const timeout = Duration.seconds(30);
const impact = 'Agents don’t see whether their texts arrived, and messages without an outcome wait.';

export class Receipts extends Construct {
  readonly topic: Topic;
  /** Texts are sent with it, so that their receipts are published. */
  readonly textConfigurationSet: { name: string; arn: string };

  constructor(scope: Construct, shared: SharedResources) {
    super(scope, 'Receipts');
    // EmailSender adds the permission for SES.
    this.topic = carrierTopic(this, 'Topic');

    const name = physicalName(shared, 'texts');
    const configurationSet = new CfnConfigurationSet(this, 'Texts', {
      configurationSetName: name,
      eventDestinations: [
        {
          eventDestinationName: 'receipts',
          enabled: true,
          matchingEventTypes: ['TEXT_ALL'],
          snsDestination: { topicArn: this.topic.topicArn },
        },
      ],
    });
    this.textConfigurationSet = { name, arn: configurationSet.attrArn };

    const applyReceipts = new ServiceFunction(this, shared, {
      name: 'delivery/apply-receipts',
      impact,
      timeout,
    }).mayUseTable({ 'OUTBOX#*': ['UpdateItem'] });
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
