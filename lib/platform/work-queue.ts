// A queue that feeds one function: encrypted, with dead letters, partial batch responses, and alarms that state the impact.
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarmPeriod } from './alarms.ts';
import type { ServiceFunction } from './service-function.ts';
import { pascalCase, type SharedResources } from './shared-resources.ts';

export type WorkQueueProps = {
  name: string;
  /** One sentence for the alarms: who is affected while messages stay here. */
  impact: string;
  /** How old the oldest message may get before the alarm fires; where they are held, how long some may lie there to be taken. */
  staleAfter: Duration;
} & (QueueLimits | { queues: Queues });

export type QueueLimits = {
  /** The function's timeout; the visibility timeout is six times as long, and the time of gathering. */
  consumerTimeout: Duration;
  /** Deliveries before a message moves to the dead-letter queue. */
  maxReceives: number;
  /** For messages that are held on purpose, out of sight for hours or days: their age tells nothing. They are kept as long as a queue can. */
  areHeld?: boolean;
  /** For messages that nobody waits for: how long they gather before they are handed over together. */
  gathersFor?: Duration;
};

/** A queue with its dead-letter queue. */
export type Queues = { readonly queue: Queue; readonly deadLetters: Queue };

export type FeedOptions = {
  batchSize: number;
  /** Concurrent batches, of which no more are fed than the function has reserved: what is refused would count as received. */
  maxConcurrency: number;
  /** The consumer may change when a message becomes visible again. */
  mayPostpone?: boolean;
  /** The consumer may send messages to its own queue. */
  mayEnqueue?: boolean;
};

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  private readonly gathersFor: Duration | undefined;
  private readonly name: string;
  private readonly shared: SharedResources;

  constructor(scope: Construct, shared: SharedResources, props: WorkQueueProps) {
    super(scope, pascalCase(props.name));
    const { queue, deadLetters } = 'queues' in props ? props.queues : queuesIn(this, props);
    this.shared = shared;
    this.name = props.name;
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.gathersFor = 'queues' in props ? undefined : props.gathersFor;
    alarmOnDeadLetters(this, shared, { ...props, queue: deadLetters });
    shared.operated.addQueue(props.name, queue);
    const minutes = props.staleAfter.toMinutes();
    const areHeld = 'areHeld' in props && props.areHeld === true;
    shared.alarms.raise(this, 'StaleAlarm', {
      kind: 'stale-queue',
      ...(areHeld
        ? {
            metric: queue.metricApproximateNumberOfMessagesVisible({
              period: props.staleAfter,
              statistic: 'Minimum',
            }),
            what: `Messages have been waiting to be taken from ${props.name} for ${minutes} minutes.`,
          }
        : {
            metric: queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod, statistic: 'Maximum' }),
            threshold: props.staleAfter.toSeconds(),
            what: `The oldest message of ${props.name} is ${minutes} minutes old.`,
          }),
      impact: props.impact,
    });
  }

  /** Lets `consumer` receive messages. One that also postpones or enqueues them gets the queue's URL. */
  feed(consumer: ServiceFunction, options: FeedOptions): void {
    this.shared.operated.addLogs(this.name, consumer.logGroup);
    consumer.may(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      [this.queue.queueArn],
    );
    if (options.mayPostpone) consumer.may(['sqs:ChangeMessageVisibility'], [this.queue.queueArn]);
    if (options.mayEnqueue) consumer.may(['sqs:SendMessage'], [this.queue.queueArn]);
    if (options.mayPostpone || options.mayEnqueue) {
      consumer.function.addEnvironment('QUEUE_URL', this.queue.queueUrl);
    }
    new EventSourceMapping(this, 'Feed', {
      target: consumer.function,
      eventSourceArn: this.queue.queueArn,
      batchSize: options.batchSize,
      ...(this.gathersFor && { maxBatchingWindow: this.gathersFor }),
      maxConcurrency: Math.min(options.maxConcurrency, consumer.reserved ?? options.maxConcurrency),
      reportBatchItemFailures: true,
    });
  }
}

/** A queue that the scope holds, with its dead-letter queue. */
export function queuesIn(
  scope: Construct,
  { consumerTimeout, maxReceives, areHeld = false, gathersFor = Duration.seconds(0) }: QueueLimits,
): Queues {
  const deadLetters = deadLetterQueue(scope);
  const queue = new Queue(scope, 'Queue', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(areHeld ? 14 : 4),
    // What Lambda asks for: a message is out of sight while it gathers, too.
    visibilityTimeout: Duration.seconds(6 * consumerTimeout.toSeconds() + gathersFor.toSeconds()),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
  });
  return { queue, deadLetters };
}

/** Keeps messages that could not be processed for two weeks, so that they can be redriven. */
export function deadLetterQueue(scope: Construct): Queue {
  return new Queue(scope, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
}

export function alarmOnDeadLetters(
  scope: Construct,
  shared: SharedResources,
  props: { name: string; impact: string; queue: Queue; kind?: 'dead-letters' | 'stream-failures' },
): void {
  // By it `npm run operate -- redrive` finds the queue: the description is the name (DE-3).
  new CfnOutput(scope, 'DeadLettersUrl', { description: props.name, value: props.queue.queueUrl });
  shared.operated.addDeadLetters(props.name, props.queue);
  shared.alarms.raise(scope, 'DeadLettersAlarm', {
    kind: props.kind ?? 'dead-letters',
    metric: props.queue.metricApproximateNumberOfMessagesVisible({
      period: alarmPeriod,
      statistic: 'Maximum',
    }),
    what: `${props.name} gave up on messages: fix the cause, then redrive them.`,
    impact: props.impact,
  });
}
