// One alarm per function for every way to fail: it throws, it is throttled, or it logs a fault.
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { alarmPeriod } from './alarms.ts';
import type { SharedResources } from './shared-resources.ts';

type Watched = Construct & {
  readonly name: string;
  readonly impact: string;
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
};

/** Faults that were handled (a 500 response, a message that is retried) appear only in the log. */
export function alarmOnFailure(service: Watched, shared: SharedResources): void {
  const { name, impact } = service;
  const faults = new MetricFilter(service, 'Faults', {
    logGroup: service.logGroup,
    filterPattern: FilterPattern.any(
      FilterPattern.stringValue('$.level', '=', 'ERROR'),
      FilterPattern.stringValue('$.level', '=', 'FATAL'),
    ),
    metricNamespace: `Dibs/${shared.config.stage}`,
    metricName: `${name} faults`,
  });
  const over = { period: alarmPeriod, statistic: 'Sum' };
  shared.alarms.raise(service, 'FailsAlarm', {
    kind: 'function',
    metric: new MathExpression({
      // Each of these metrics is published only when it happens.
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
