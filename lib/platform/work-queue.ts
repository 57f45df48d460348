// A queue that feeds one function: encrypted, with a dead-letter queue, partial answers, and alarms that say who is hurt.
import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarmPeriod } from './alarms.ts';
import type { ServiceFunction } from './service-function.ts';
import { pascalCase, type SharedResources } from './shared-resources.ts';

export type WorkQueueProps = {
  name: string;
  /** One sentence for whoever is woken: who waits while messages stay here. */
  impact: string;
  /** The function's timeout; a message comes back after six times that. */
  consumerTimeout: Duration;
  /** Deliveries before a message is given up to the dead-letter queue. */
  maxReceives: number;
  /** How old the oldest message may get before someone is told. */
  patience: Duration;
};

export type FeedOptions = {
  batchSize: number;
  /** Batches at once. */
  maxConcurrency: number;
  /** The consumer may say when a message shall come back. */
  mayPutOff?: boolean;
  /** The consumer may leave messages for its next run. */
  maySendOn?: boolean;
};

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, shared: SharedResources, props: WorkQueueProps) {
    super(scope, pascalCase(props.name));
    this.deadLetters = deadLetterQueue(this, shared, props);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(6 * props.consumerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.maxReceives },
    });
    shared.alarms.raise(this, 'StaleAlarm', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod, statistic: 'Maximum' }),
      threshold: props.patience.toSeconds(),
      what: `The oldest message of ${props.name} is ${props.patience.toMinutes()} minutes old.`,
      impact: props.impact,
    });
  }

  /** Lets `consumer` take messages. One that does more with the queue than taking them knows its URL. */
  feed(consumer: ServiceFunction, options: FeedOptions): void {
    consumer.may(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      [this.queue.queueArn],
    );
    if (options.mayPutOff) consumer.may(['sqs:ChangeMessageVisibility'], [this.queue.queueArn]);
    if (options.maySendOn) consumer.may(['sqs:SendMessage'], [this.queue.queueArn]);
    if (options.mayPutOff || options.maySendOn) {
      consumer.function.addEnvironment('QUEUE_URL', this.queue.queueUrl);
    }
    new EventSourceMapping(this, 'Feed', {
      target: consumer.function,
      eventSourceArn: this.queue.queueArn,
      batchSize: options.batchSize,
      maxConcurrency: options.maxConcurrency,
      reportBatchItemFailures: true,
    });
  }
}

/** A queue for what could not be done, kept for two weeks so that it can be redriven. */
export function deadLetterQueue(
  scope: Construct,
  shared: SharedResources,
  props: { name: string; impact: string },
): Queue {
  const queue = new Queue(scope, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  shared.alarms.raise(scope, 'DeadLettersAlarm', {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: 'Maximum' }),
    what: `${props.name} gave up on messages: look at them, mend the cause, redrive them.`,
    impact: props.impact,
  });
  return queue;
}
