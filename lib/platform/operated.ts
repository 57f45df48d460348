// What an operator looks at and mends: each queue with its dead letters and the log of what reads it. Filled as the stage is made, read last.
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

export type OperatedQueue = {
  /** Undefined where the dead letters come from no queue: what the stream gave up. */
  queue: Queue | undefined;
  deadLetters: Queue;
};

export class Operated {
  private readonly queues = new Map<string, Queue>();
  private readonly deadLetters = new Map<string, Queue>();
  private readonly logGroups = new Map<string, LogGroup>();

  addQueue(name: string, queue: Queue): void {
    this.queues.set(name, queue);
  }

  addDeadLetters(name: string, deadLetters: Queue): void {
    this.deadLetters.set(name, deadLetters);
  }

  addLogs(name: string, logGroup: LogGroup): void {
    this.logGroups.set(name, logGroup);
  }

  /** By name, in its order. */
  all(): [name: string, OperatedQueue][] {
    const names = [...this.deadLetters].toSorted(([one], [other]) => one.localeCompare(other));
    return names.map(([name, deadLetters]) => [name, { queue: this.queues.get(name), deadLetters }]);
  }

  /** Of what reads each queue. */
  logs(): [name: string, LogGroup][] {
    return [...this.logGroups];
  }
}
