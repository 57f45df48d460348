// CloudWatch on the laptop: the metrics that its services really have, and the template’s alarms over them.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import type { AwsService } from '../../aws/service.ts';
import { LOCAL_ACCOUNT } from '../../template/deployed-template.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Clock } from '../../time/clock.ts';
import { readAlarms, statisticOf } from './alarms.ts';
import type { Metrics, Point } from './metrics.ts';

export type CloudWatch = { service: AwsService };

const query = z.object({
  Id: z.string().regex(/^[a-z]\w*$/),
  MetricStat: z.object({
    Metric: z.object({
      Namespace: z.string(),
      MetricName: z.string(),
      Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
    }),
    Period: z.int().min(60),
    Stat: z.enum(['Sum', 'Maximum']),
  }),
});
/** Seconds since 1970, as the protocol sends a time. */
const time = z.number();
const dataInput = z.object({
  MetricDataQueries: z.array(query).min(1).max(500),
  StartTime: time,
  EndTime: time,
  ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).default('TimestampDescending'),
});
const describeInput = z.object({
  AlarmNamePrefix: z.string().default(''),
  AlarmTypes: z.array(z.literal('MetricAlarm')).optional(),
  StateValue: z.enum(['ALARM', 'OK', 'INSUFFICIENT_DATA']).optional(),
  MaxRecords: z.int().min(1).max(100).default(50),
  NextToken: z.string().optional(),
});

export function createCloudWatch(deps: {
  template: DeployedTemplate;
  region: string;
  clock: Pick<Clock, 'now'>;
  metrics: Metrics;
}): CloudWatch {
  const { clock, metrics } = deps;
  const alarms = readAlarms(deps.template, metrics);

  return {
    service: {
      signingName: 'monitoring',
      protocol: 'json-1.0',
      actions: {
        GetMetricData: {
          permissions: () => [{ action: 'cloudwatch:GetMetricData', resource: '*' }],
          async run(input) {
            const given = parseInput(dataInput, input);
            return {
              MetricDataResults: given.MetricDataQueries.map(
                ({ Id, MetricStat: { Metric, Period, Stat } }) => {
                  const points = metrics.points({
                    namespace: Metric.Namespace,
                    name: Metric.MetricName,
                    dimensions: Object.fromEntries(Metric.Dimensions.map(({ Name, Value }) => [Name, Value])),
                  });
                  const within = points.filter(
                    ({ atMs }) => atMs >= given.StartTime * 1000 && atMs <= given.EndTime * 1000,
                  );
                  const buckets = [...byPeriod(within, Period)].toSorted(([one], [other]) => other - one);
                  if (given.ScanBy === 'TimestampAscending') buckets.reverse();
                  return {
                    Id,
                    Label: Metric.MetricName,
                    StatusCode: 'Complete',
                    Timestamps: buckets.map(([atMs]) => atMs / 1000),
                    Values: buckets.map(([, its]) => statisticOf(its, Stat)),
                  };
                },
              ),
            };
          },
        },
        DescribeAlarms: {
          // A listing by prefix is asked of all alarms.
          permissions: () => [
            {
              action: 'cloudwatch:DescribeAlarms',
              resource: `arn:aws:cloudwatch:${deps.region}:${LOCAL_ACCOUNT}:alarm:*`,
            },
          ],
          async run(input) {
            const {
              AlarmNamePrefix,
              StateValue,
              MaxRecords,
              NextToken = '0',
            } = parseInput(describeInput, input);
            const found = alarms
              .evaluate(clock.now())
              .filter(
                ({ name, state }) => name.startsWith(AlarmNamePrefix) && (StateValue ?? state) === state,
              );
            const start = Number(NextToken);
            const end = start + MaxRecords;
            return {
              MetricAlarms: found.slice(start, end).map(({ name, arn, description, state, sinceMs }) => ({
                AlarmName: name,
                AlarmArn: arn,
                AlarmDescription: description,
                StateValue: state,
                ...(sinceMs !== undefined && { StateUpdatedTimestamp: sinceMs / 1000 }),
              })),
              ...(end < found.length && { NextToken: String(end) }),
            };
          },
        },
      },
    },
  };
}

function byPeriod(points: readonly Point[], periodSeconds: number): Map<number, Point[]> {
  const periodMs = periodSeconds * 1000;
  return Map.groupBy(points, ({ atMs }) => Math.floor(atMs / periodMs) * periodMs);
}
