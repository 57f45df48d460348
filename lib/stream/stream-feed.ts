// How a function reads the table's stream: in order within an item, with retries through an outage and a queue for failures.
import { Duration, Validations } from 'aws-cdk-lib';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { alarmPeriod } from '../platform/alarms.ts';
import type { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { alarmOnDeadLetters, deadLetterQueue } from '../platform/work-queue.ts';
import { reactedTo } from './reacted-to.ts';

/** The alarm fires at this lag; a warm transfer is open for two minutes. */
const maxLag = Duration.minutes(1);

export function feedFromStream(scope: Construct, shared: SharedResources, consumer: ServiceFunction): void {
  const streamArn = shared.table.tableStreamArn;
  if (streamArn === undefined) throw new Error('The table has no stream.');
  const failures = deadLetterQueue(scope);
  alarmOnDeadLetters(scope, shared, {
    name: consumer.name,
    impact: consumer.impact,
    queue: failures,
    kind: 'stream-failures',
  });
  Validations.of(failures).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is the dead-letter queue of the stream; the check recognizes only those of queues.',
  });
  consumer
    .may(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamArn])
    // Lambda requires it to create the mapping; it supports no resource-level permissions.
    .may(['dynamodb:ListStreams'], ['*'])
    .may(['sqs:SendMessage'], [failures.queueArn]);

  new EventSourceMapping(scope, 'Feed', {
    target: consumer.function,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 25,
    // Order is kept within an item. With ten batches a shard, one bad record holds up only a tenth.
    parallelizationFactor: 10,
    filters: reactedTo,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    // Long enough for an outage, short enough that one bad record doesn't hold up the others all day.
    retryAttempts: 100,
    maxRecordAge: Duration.hours(1),
    onFailure: { bind: () => ({ destination: failures.queueArn }) },
  });
  shared.alarms.raise(scope, 'LagAlarm', {
    kind: 'stream-lag',
    metric: consumer.function.metric('IteratorAge', { period: alarmPeriod, statistic: 'Maximum' }),
    threshold: maxLag.toMilliseconds(),
    what: `${consumer.name} is more than ${maxLag.toMinutes()} minute behind the table.`,
    impact: consumer.impact,
  });
}
