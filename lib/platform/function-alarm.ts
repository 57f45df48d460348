// One alarm per function, for all the ways in which it fails: it throws, it is throttled, or it reports a fault in its log.
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { alarmPeriod } from './alarms.ts';
import type { SharedResources } from './shared-resources.ts';

/** What the alarm watches, and for whom. */
type Watched = Construct & {
  readonly name: string;
  readonly impact: string;
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
};

/** Raises the alarm. Faults that are handled (a 500 that was answered, a message that comes back) are seen only in the log. */
export function alarmOnFailure(service: Watched, shared: SharedResources): void {
  const { name, impact } = service;
  const faults = new MetricFilter(service, 'Faults', {
    logGroup: service.logGroup,
    filterPattern: FilterPattern.any(
      FilterPattern.stringValue('$.level', '=', 'ERROR'),
      FilterPattern.stringValue('$.level', '=', 'FATAL'),
    ),
    metricNamespace: 'Dibs',
    metricName: `${name} faults`,
  });
  const over = { period: alarmPeriod, statistic: 'Sum' };
  shared.alarms.raise(service, 'FailsAlarm', {
    metric: new MathExpression({
      // Each of them is published only when it happens.
      expression: 'FILL(errors, 0) + FILL(throttles, 0) + FILL(faults, 0)',
      usingMetrics: {
        errors: service.function.metricErrors(over),
        throttles: service.function.metricThrottles(over),
        faults: faults.metric(over),
      },
      period: alarmPeriod,
      label: `${name} failures`,
    }),
    what: `${name} failed or was throttled.`,
    impact,
  });
}
