// What CloudWatch knows of the stage: how old the oldest message of each queue is, and which alarms are open.
import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import { type Alarm, alarmIn } from '../alarms.ts';

const client = new CloudWatchClient({});

/** SQS tells once a minute, some minutes late. */
const lookBackMs = 10 * 60_000;

/** Seconds, by the queue’s name; a queue that is empty has none. */
export async function oldestIn(
  queueNames: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  if (queueNames.length === 0) return new Map();
  const MetricDataQueries = queueNames.map(
    (name, index): MetricDataQuery => ({
      Id: `age${index}`,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateAgeOfOldestMessage',
          Dimensions: [{ Name: 'QueueName', Value: name }],
        },
        Period: 60,
        Stat: 'Maximum',
      },
    }),
  );
  const { MetricDataResults = [] } = await client.send(
    new GetMetricDataCommand({
      MetricDataQueries,
      StartTime: new Date(now.getTime() - lookBackMs),
      EndTime: now,
      ScanBy: 'TimestampDescending',
    }),
  );
  const ages = new Map<string, number>();
  for (const { Id = '', Values: [newest = 0] = [] } of MetricDataResults) {
    const name = queueNames[Number(Id.slice('age'.length))];
    if (name !== undefined && newest > 0) ages.set(name, newest);
  }
  return ages;
}

/** Those of the stage that are open, newest first. */
export async function openAlarms(stage: string): Promise<Alarm[]> {
  const found: Alarm[] = [];
  const pages = paginateDescribeAlarms(
    { client },
    { AlarmNamePrefix: `dibs-${stage}-`, StateValue: 'ALARM', AlarmTypes: ['MetricAlarm'] },
  );
  for await (const { MetricAlarms = [] } of pages) {
    for (const { AlarmName = '', AlarmDescription = '', StateUpdatedTimestamp } of MetricAlarms) {
      const alarm = alarmIn(stage, AlarmName, AlarmDescription, StateUpdatedTimestamp);
      if (alarm !== undefined) found.push(alarm);
    }
  }
  return found.toSorted((one, other) => ((one.since ?? '') < (other.since ?? '') ? 1 : -1));
}
