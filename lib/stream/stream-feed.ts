// How the table's stream is followed: in order within an item, tried again through an outage, its failures set aside.
import { Duration, Validations } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { alarmPeriod } from '../platform/alarms.ts';
import type { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { deadLetterQueue } from '../platform/work-queue.ts';

/** The stream may lag this much before someone is told; a warm transfer is open for two minutes. */
const patience = Duration.minutes(1);

/** Partition keys of what something follows from: not a team’s settings, not the ledger. */
const followed = ['REF#', 'OUTBOX#', 'CONSENT#', 'CONSENT-REQUEST#'];

export function feedFromStream(scope: Construct, shared: SharedResources, consumer: ServiceFunction): void {
  const streamArn = shared.table.tableStreamArn;
  if (streamArn === undefined) throw new Error('The table has no stream to follow.');
  const failures = deadLetterQueue(scope, shared, consumer);
  Validations.of(failures).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is the dead-letter queue of the stream; only a queue’s is recognized as one.',
  });
  consumer
    .may(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamArn])
    // Lambda checks for it when the mapping is made; it has no resource to name.
    .may(['dynamodb:ListStreams'], ['*'])
    .may(['sqs:SendMessage'], [failures.queueArn]);

  new EventSourceMapping(scope, 'Feed', {
    target: consumer.function,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 25,
    // Order holds within an item; ten lanes, so that one bad record holds up a tenth.
    parallelizationFactor: 10,
    // Nothing follows from what TTL removes.
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.or('INSERT', 'MODIFY'),
        dynamodb: {
          Keys: { pk: { S: followed.flatMap((prefix) => FilterRule.beginsWith(prefix)) } },
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
  shared.alarms.raise(scope, 'LagAlarm', {
    metric: consumer.function.metric('IteratorAge', { period: alarmPeriod, statistic: 'Maximum' }),
    threshold: patience.toMilliseconds(),
    what: `${consumer.name} is more than ${patience.toMinutes()} minute behind the table.`,
    impact: consumer.impact,
  });
}
