// The template’s alarms, each evaluated when it is asked for: over the period that has just passed.
import * as z from 'zod';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Metric, Metrics, Point } from './metrics.ts';

const dimensions = z
  .array(z.object({ Name: z.string(), Value: z.string() }))
  .default([])
  .transform((given) => Object.fromEntries(given.map(({ Name, Value }) => [Name, Value])));
const metric = z.object({ Namespace: z.string(), MetricName: z.string(), Dimensions: dimensions }).transform(
  ({ Namespace, MetricName, Dimensions }): Metric => ({
    namespace: Namespace,
    name: MetricName,
    dimensions: Dimensions,
  }),
);
const statistic = z.enum(['Sum', 'Maximum', 'Minimum']);
const whole = z.coerce.number();
const common = {
  AlarmDescription: z.string().default(''),
  ComparisonOperator: z.literal('GreaterThanOrEqualToThreshold'),
  EvaluationPeriods: whole.pipe(z.literal(1)),
  Threshold: whole,
  TreatMissingData: z.literal('notBreaching'),
};
const ofOneMetric = z
  .object({
    ...common,
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: z.unknown().optional(),
    Period: whole,
    Statistic: statistic,
  })
  .transform((alarm) => ({
    ...alarm,
    parts: [{ metric: metric.parse(alarm), period: alarm.Period, statistic: alarm.Statistic }],
  }));
const added = z.object({
  Expression: z.string().regex(/^FILL\(\w+, 0\)( \+ FILL\(\w+, 0\))*$/, 'only sums are evaluated'),
});
const addend = z.object({
  Id: z.string(),
  MetricStat: z.object({ Metric: metric, Period: whole, Stat: statistic }),
  ReturnData: z.literal(false),
});
const ofSum = z.object({ ...common, Metrics: z.array(z.union([added, addend])) }).transform((alarm) => ({
  ...alarm,
  parts: alarm.Metrics.flatMap((each) =>
    'MetricStat' in each
      ? [
          {
            metric: each.MetricStat.Metric,
            period: each.MetricStat.Period,
            statistic: each.MetricStat.Stat,
          },
        ]
      : [],
  ),
}));
const alarmProperties = z.union([ofSum, ofOneMetric]);

export type EvaluatedAlarm = {
  name: string;
  arn: string;
  description: string;
  state: 'ALARM' | 'OK';
  /** When what opened it began; of one that is not open, nothing is known. */
  sinceMs: number | undefined;
};

export type Alarms = { evaluate(nowMs: number): readonly EvaluatedAlarm[] };

export function readAlarms(template: DeployedTemplate, metrics: Metrics): Alarms {
  const alarms = template.ofType('AWS::CloudWatch::Alarm').map((resource) => {
    const { AlarmDescription, Threshold, parts } = propertiesOf(resource, alarmProperties);
    // Whatever nothing publishes is refused at load.
    for (const part of parts) metrics.points(part.metric);
    return { name: resource.ref, arn: resource.arn, description: AlarmDescription, Threshold, parts };
  });

  return {
    evaluate: (nowMs) =>
      alarms.map(({ name, arn, description, Threshold, parts }) => {
        const looked = parts.map((part) => {
          const points = recent(metrics.points(part.metric), part.period, nowMs);
          const value =
            part.statistic === 'Minimum'
              ? leastOver(points, part.period, nowMs)
              : statisticOf(points, part.statistic);
          return { points, value };
        });
        const value = looked.reduce((sum, each) => sum + each.value, 0);
        const isOpen = value >= Threshold && looked.some(({ points }) => points.length > 0);
        const causes = looked.flatMap(({ points }) => points.filter((point) => point.value > 0));
        const times = causes.map(({ atMs, sinceMs }) => sinceMs ?? atMs);
        return {
          name,
          arn,
          description,
          state: isOpen ? ('ALARM' as const) : ('OK' as const),
          sinceMs: isOpen ? Math.min(...times) : undefined,
        };
      }),
  };
}

function recent(points: readonly Point[], periodSeconds: number, nowMs: number): readonly Point[] {
  return points.filter(({ atMs }) => atMs > nowMs - periodSeconds * 1000 && atMs <= nowMs);
}

/** What is read at the moment has been so for the whole period, or was nothing at its beginning. */
function leastOver(points: readonly Point[], periodSeconds: number, nowMs: number): number {
  const beganMs = nowMs - periodSeconds * 1000;
  const least = points.map(({ value, sinceMs = nowMs }) => (sinceMs <= beganMs ? value : 0));
  return least.length === 0 ? 0 : Math.min(...least);
}

export function statisticOf(points: readonly Point[], statistic: 'Sum' | 'Maximum'): number {
  return points.reduce(
    (result, { value }) => (statistic === 'Sum' ? result + value : Math.max(result, value)),
    0,
  );
}
