// A queue that feeds one function: encrypted, with a dead-letter queue, partial answers, and alarms that say who is hurt.
import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarmPeriod } from './alarms.ts';
import { type House, pascalCase } from './house.ts';
import type { ServiceFunction } from './service-function.ts';

export type WorkQueueProps = {
  name: string;
  /** One sentence for whoever is woken: who waits while messages stay here. */
  whoIsHurt: string;
  /** The function's timeout; a message comes back after six times that. */
  consumerTimeout: Duration;
  /** Deliveries before a message is given up to the dead-letter queue. */
  maxReceives: number;
};

/** How old the oldest message may get before someone is told. */
const patience = Duration.minutes(5);

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, house: House, props: WorkQueueProps) {
    super(scope, pascalCase(props.name));
    this.deadLetters = deadLetterQueue(this, house, props);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(6 * props.consumerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.maxReceives },
    });
    house.alarms.raise(this, 'StaleAlarm', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod, statistic: 'Maximum' }),
      threshold: patience.toSeconds(),
      what: `The oldest message of ${props.name} is ${patience.toMinutes()} minutes old.`,
      whoIsHurt: props.whoIsHurt,
    });
  }

  /** Lets `consumer` take up to `batchSize` messages at a time, at most `maxConcurrency` batches at once. */
  feed(consumer: ServiceFunction, limits: { batchSize: number; maxConcurrency: number }): void {
    consumer.may(
      [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        // Also the consumer's own: it puts a message off that the carrier throttled.
        'sqs:ChangeMessageVisibility',
      ],
      [this.queue.queueArn],
    );
    new EventSourceMapping(this, 'Feed', {
      target: consumer.function,
      eventSourceArn: this.queue.queueArn,
      batchSize: limits.batchSize,
      maxConcurrency: limits.maxConcurrency,
      reportBatchItemFailures: true,
    });
  }
}

/** A queue for what could not be done, kept for two weeks so that it can be redriven. */
export function deadLetterQueue(
  scope: Construct,
  house: House,
  props: { name: string; whoIsHurt: string },
): Queue {
  const queue = new Queue(scope, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  house.alarms.raise(scope, 'DeadLettersAlarm', {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: 'Maximum' }),
    what: `${props.name} gave up on messages: look at them, mend the cause, redrive them.`,
    whoIsHurt: props.whoIsHurt,
  });
  return queue;
}
