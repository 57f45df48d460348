// Alarms that state their impact. All of them go to one topic, and by email to the configured address.
import { Aws, Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { type AlarmKind, alarmDescription } from '../../lambdas/office/operations/alarm-guide.ts';
import type { StageConfig } from '../config/stage-config.ts';

/** Short enough for a 60-minute offer, long enough not to flap. */
export const alarmPeriod = Duration.minutes(5);

export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, config: StageConfig) {
    super(scope, 'Alarms');
    this.topic = new Topic(this, 'Topic', { displayName: `Dibs alarms (${config.stage})`, enforceSSL: true });
    // An explicit policy replaces the default one, which would let the account's alarms publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    if (config.alarmEmail !== undefined) {
      this.topic.addSubscription(new EmailSubscription(config.alarmEmail));
    }
  }

  /** Creates an alarm that fires when `metric` reaches `threshold`, 1 by default. `what`, `impact` and where the guide says what to do become its description. */
  raise(
    scope: Construct,
    id: string,
    alarm: { kind: AlarmKind; metric: IMetric; threshold?: number; what: string; impact: string },
  ): Alarm {
    const raised = new Alarm(scope, id, {
      metric: alarm.metric,
      threshold: alarm.threshold ?? 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // No data means that nothing ran, which is normal at night.
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: alarmDescription(alarm),
    });
    raised.addAlarmAction(new SnsAction(this.topic));
    return raised;
  }
}
