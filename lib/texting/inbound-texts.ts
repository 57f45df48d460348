// Inbound texts: the carrier publishes them to one topic, a queue keeps them, receive-texts acts on the words (CO-4).
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { numbersByProgram, numbersOf } from '../config/owned-numbers.ts';
import { needsOf } from '../config/text-carriers.ts';
import { changesConsent } from '../consent/consent-access.ts';
import { carrierTopic } from '../platform/carrier-topic.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';

/** Short, so that a STOP that failed is retried after two minutes. */
const timeout = Duration.seconds(20);

/** Two minutes apart: a STOP survives an outage of two hours before someone has to redrive it. */
const maxReceives = 60;

const impact =
  'People who text STOP may be texted again, which is against the law; YES and START have no effect.';

export class InboundTexts extends Construct {
  constructor(scope: Construct, shared: SharedResources) {
    super(scope, 'InboundTexts');
    const { config } = shared;
    const topic = carrierTopic(this, 'Topic', needsOf(config.texts).publisher);
    const receiveTexts = new ServiceFunction(this, shared, {
      name: 'texting/receive-texts',
      impact,
      timeout,
      environment: {
        PROGRAM_NUMBERS: JSON.stringify(numbersByProgram(config)),
        COUNTRIES: JSON.stringify(config.countries),
        BRAND: config.brand,
        SUPPORT_CONTACT: config.supportContact,
        PORTAL_URL: config.portalUrl,
      },
    }).mayUseTable({
      ...changesConsent,
      'ANSWERS#*': ['GetItem', 'PutItem'],
      'CONSENT#*': ['GetItem', 'PutItem', 'UpdateItem'],
      'CLIENT#*': ['GetItem', 'UpdateItem', 'PutItem'],
      'REF#*': ['PutItem'],
      'OUTBOX#*': ['PutItem'],
    });
    const queue = new WorkQueue(this, shared, {
      name: 'inbound-texts',
      impact,
      consumerTimeout: timeout,
      maxReceives,
      staleAfter: Duration.minutes(5),
    });
    // Through a queue: SNS straight to Lambda may drop a STOP when the function is throttled for long.
    topic.addSubscription(new SqsSubscription(queue.queue));
    // In any order: words take effect by the carrier’s timestamps (CO-14).
    queue.feed(receiveTexts, { batchSize: 10, maxConcurrency: 10 });
    new CfnOutput(this, 'TopicArn', {
      description:
        'The two-way channel of every number that sends texts; set once by hand, see docs/operations.md',
      value: topic.topicArn,
    });
    // For the local cloud: which ARN is which phone number, and where texts to it go. No resource says so.
    Stack.of(this).addMetadata('Numbers', numbersOf(config, topic.topicArn));
  }
}
