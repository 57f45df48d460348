// A daily schedule: a rule sends one message to a queue at a time of day, and an alarm fires when it couldn't.
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { alarmPeriod } from './alarms.ts';
import { pascalCase, type SharedResources } from './shared-resources.ts';
import type { WorkQueue } from './work-queue.ts';

export type DailyScheduleProps = {
  name: string;
  /** Time of day, UTC. */
  at: { hour: number; minute: number };
  /** EventBridge may deliver the message twice: its consumer must be idempotent. */
  queue: WorkQueue;
  message: Readonly<Record<string, string>>;
  /** One sentence for the alarm: who is affected when a day is skipped. */
  impact: string;
};

export class DailySchedule extends Construct {
  constructor(scope: Construct, shared: SharedResources, props: DailyScheduleProps) {
    super(scope, pascalCase(`${props.name}-daily`));
    const rule = new Rule(this, 'Rule', {
      description: `Starts ${props.name} once a day`,
      schedule: Schedule.cron({ minute: String(props.at.minute), hour: String(props.at.hour) }),
      targets: [new SqsQueue(props.queue.queue, { message: RuleTargetInput.fromObject(props.message) })],
    });
    shared.alarms.raise(this, 'FailsAlarm', {
      kind: 'daily-job',
      // After EventBridge has retried for a day. The metric is published only when it happens.
      metric: new Metric({
        namespace: 'AWS/Events',
        metricName: 'FailedInvocations',
        dimensionsMap: { RuleName: rule.ruleName },
        statistic: 'Sum',
        period: alarmPeriod,
      }),
      what: `${props.name} was not started today.`,
      impact: props.impact,
    });
  }
}
