// Calls by AWS End User Messaging: dial places them, a topic and a queue carry their events, settle-calls records the outcome.
import { Duration } from 'aws-cdk-lib';
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage-config.ts';
import { endUserMessaging } from '../config/text-carriers.ts';
import { carrierTopic } from '../platform/carrier-topic.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import { physicalName, type SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';
import { dialFunction } from './dial.ts';

type Voice = Extract<StageConfig['voice'], { carrier: 'end-user-messaging' }>;

const impact = 'Agents who answer their phone don’t get the client, and missed calls stay unnoticed.';

export class EndUserMessagingCarrier extends Construct {
  readonly dial: ServiceFunction;
  readonly line: string;
  private readonly mayCallFrom: string[];

  constructor(scope: Construct, shared: SharedResources, { numbers }: Voice) {
    super(scope, 'VoiceCarrier');
    const topic = carrierTopic(this, 'Topic', endUserMessaging, shared.messagesKey);
    const configurationSetName = physicalName(shared, 'voice');
    const configurationSet = new CfnConfigurationSet(this, 'Calls', {
      configurationSetName,
      eventDestinations: [
        {
          eventDestinationName: 'voice-events',
          enabled: true,
          matchingEventTypes: ['VOICE_ALL'],
          snsDestination: { topicArn: topic.topicArn },
        },
      ],
    });

    // End User Messaging tries to publish before it takes a destination: the topic's policy has to be there.
    configurationSet.node.addDependency(topic);

    this.dial = dialFunction(this, shared, {
      name: 'dial',
      environment: {
        CALL_NUMBERS: JSON.stringify(numbers.map((number) => number.e164)),
        VOICE_CONFIGURATION_SET: configurationSetName,
      },
    });
    this.mayCallFrom = [...numbers.map((number) => number.arn), configurationSet.attrArn];
    this.line = JSON.stringify({
      carrier: 'end-user-messaging',
      numbers: numbers.map((number) => number.e164),
      configurationSet: configurationSetName,
    });
    this.allow(this.dial);
    this.addEvents(shared, topic);
  }

  allow(caller: ServiceFunction): void {
    caller.may(['sms-voice:SendVoiceMessage'], this.mayCallFrom);
  }

  private addEvents(shared: SharedResources, topic: Topic): void {
    const timeout = Duration.seconds(30);
    const settleCalls = new ServiceFunction(this, shared, {
      name: 'calling/settle-calls',
      impact,
      timeout,
      reserved: shared.config.reservedConcurrency?.claims,
    }).mayUseTable({ 'REF#*': ['GetItem', 'UpdateItem'], 'TEAM#*': ['GetItem', 'UpdateItem'] });
    const queue = new WorkQueue(this, shared, {
      name: 'voice-events',
      impact,
      consumerTimeout: timeout,
      maxReceives: 10,
      staleAfter: Duration.minutes(1),
    });
    topic.addSubscription(new SqsSubscription(queue.queue));
    // One at a time: an agent who answered must not wait for the rest of a batch.
    queue.feed(settleCalls, { batchSize: 1, maxConcurrency: 10 });
  }
}
