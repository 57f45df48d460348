// Following: what follows from a decision starts from the table's stream, so that a crash after the write loses nothing.
import { CfnOutput, Duration, Validations } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Delivery } from './delivery.ts';
import { alarmPeriod } from './platform/alarms.ts';
import type { House } from './platform/house.ts';
import { ServiceFunction } from './platform/service-function.ts';
import { deadLetterQueue } from './platform/work-queue.ts';
import type { Workflow } from './platform/workflow.ts';

const whoIsHurt = 'Agents aren’t told of new referrals nor of outcomes, and no text leaves.';

/** The stream may lag this much before someone is told; a warm transfer is open for two minutes. */
const patience = Duration.minutes(1);

type Followed = { offerReferral: Workflow; callMe: Workflow; outboxes: Delivery['outboxes'] };

export class Following extends Construct {
  constructor(scope: Construct, house: House, { offerReferral, callMe, outboxes }: Followed) {
    super(scope, 'Following');
    const { config } = house;
    const bus = new EventBus(this, 'Bus', { eventBusName: 'dibs' });
    const queues = [outboxes.text, outboxes.email, outboxes.push].map((outbox) => outbox.queue);
    const offerReferralArn = offerReferral.stateMachine.stateMachineArn;
    const callMeArn = callMe.stateMachine.stateMachineArn;

    const follower = (name: string, hurt: string): ServiceFunction =>
      new ServiceFunction(this, house, {
        name: `following/${name}`,
        whoIsHurt: hurt,
        timeout: Duration.seconds(60),
        environment: {
          EVENT_BUS_NAME: bus.eventBusName,
          OFFER_REFERRAL_ARN: offerReferralArn,
          CALL_ME_ARN: callMeArn,
          OUTBOX_QUEUES: `{"text":"${outboxes.text.queue.queueUrl}","email":"${outboxes.email.queue.queueUrl}","push":"${outboxes.push.queue.queueUrl}"}`,
          PORTAL_URL: config.portalUrl,
          BRAND: config.brand,
        },
      })
        .mayUseTable({
          'REF#*': ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
          'TEAM#*': ['Query'],
          'SEND#*': ['PutItem', 'UpdateItem'],
          'CONSENT#*': ['GetItem', 'PutItem'],
          'LEDGER#*': ['PutItem'],
        })
        .may(['states:StartExecution', 'states:SendTaskSuccess'], [offerReferralArn])
        .may(['states:StartExecution', 'states:SendTaskSuccess', 'states:SendTaskFailure'], [callMeArn])
        .may(['events:PutEvents'], [bus.eventBusArn])
        .may(
          ['sqs:SendMessage'],
          queues.map((queue) => queue.queueArn),
        );

    this.followStream(house, follower('follow-changes', whoIsHurt));
    // Run by hand, see docs/operations.md.
    const followAgain = follower('follow-again', 'Operators can’t make good what an outage left undone.');
    followAgain.mayUseTable({ 'SEND#*': ['GetItem'] });
    new CfnOutput(this, 'FollowAgainName', { value: followAgain.function.functionName });
    new CfnOutput(this, 'OfferReferralArn', { value: offerReferralArn });
    new CfnOutput(this, 'CallMeArn', { value: callMeArn });
  }

  private followStream(house: House, consumer: ServiceFunction): void {
    const streamArn = house.table.tableStreamArn;
    if (streamArn === undefined) throw new Error('The table has no stream to follow.');
    const failures = deadLetterQueue(this, house, { name: consumer.name, whoIsHurt });
    Validations.of(failures).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is the dead-letter queue of the stream; only a queue’s is recognized as one.',
    });
    consumer
      .may(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamArn])
      // Lambda checks for it when the mapping is made; it has no resource to name.
      .may(['dynamodb:ListStreams'], ['*'])
      .may(['sqs:SendMessage'], [failures.queueArn]);

    new EventSourceMapping(this, 'Feed', {
      target: consumer.function,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      // Order holds within an item; ten lanes, so that one bad record holds up a tenth.
      parallelizationFactor: 10,
      // Nothing follows from a team's settings, from the ledger or from what TTL removes.
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.or('INSERT', 'MODIFY'),
          dynamodb: {
            Keys: { pk: { S: [...FilterRule.beginsWith('REF#'), ...FilterRule.beginsWith('SEND#')] } },
          },
        }),
      ],
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // Long enough for an outage, short enough that one bad record doesn't hold up its lane all day.
      retryAttempts: 100,
      maxRecordAge: Duration.hours(1),
      onFailure: { bind: () => ({ destination: failures.queueArn }) },
    });
    house.alarms.raise(this, 'LagAlarm', {
      metric: consumer.function.metric('IteratorAge', { period: alarmPeriod, statistic: 'Maximum' }),
      threshold: patience.toMilliseconds(),
      what: `${consumer.name} is more than ${patience.toMinutes()} minute behind the table.`,
      whoIsHurt,
    });
  }
}
