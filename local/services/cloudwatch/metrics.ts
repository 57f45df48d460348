// The metrics that AWS services publish of the template’s resources: counted as it happens, or read from the service at the moment.
import * as z from 'zod';
import type { Invocation } from '../../functions/functions.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Clock } from '../../time/clock.ts';
import type { Sqs } from '../sqs/sqs.ts';
import type { StepFunctions } from '../step-functions/step-functions.ts';
import { readLogPattern, valueAt } from './log-pattern.ts';
import type { CloudWatchLogs } from './logs.ts';

export type Metric = { namespace: string; name: string; dimensions: Readonly<Record<string, string>> };
/** `sinceMs`: of what is read at the moment, since when it has been so, when that is known. */
export type Point = { atMs: number; value: number; sinceMs?: number | undefined };

/** Longer than any alarm or page looks back. */
const KEPT_MS = 6 * 3600 * 1000;

export type Counts = {
  invoked(description: string, event: unknown, invocation: Invocation): void;
  answered(status: number): void;
  points(metric: Metric): readonly Point[];
};

const functionProperties = z.object({ Description: z.string().default('') });
const streamEvent = z.object({
  Records: z
    .array(z.object({ dynamodb: z.object({ ApproximateCreationDateTime: z.coerce.number() }) }))
    .min(1),
});

/** What is noted while it happens. */
export function createCounts(deps: { template: DeployedTemplate; clock: Pick<Clock, 'now'> }): Counts {
  const { clock } = deps;
  const kept = new Map<string, Point[]>();
  const functionNames = new Map(
    deps.template
      .ofType('AWS::Lambda::Function')
      .map((resource) => [propertiesOf(resource, functionProperties).Description, resource.ref]),
  );

  function note(metric: Metric, value: number): void {
    const key = keyOf(metric);
    const points = kept.get(key) ?? [];
    kept.set(key, points);
    points.push({ atMs: clock.now(), value });
    while ((points[0]?.atMs ?? clock.now()) < clock.now() - KEPT_MS) points.shift();
  }

  return {
    invoked(description, event, { ok }) {
      const FunctionName = functionNames.get(description);
      if (FunctionName === undefined) return;
      const ofFunction = (name: string) => ({
        namespace: 'AWS/Lambda',
        name,
        dimensions: { FunctionName },
      });
      if (!ok) note(ofFunction('Errors'), 1);
      const { data } = streamEvent.safeParse(event);
      const oldest = data?.Records[0]?.dynamodb.ApproximateCreationDateTime;
      if (oldest !== undefined) note(ofFunction('IteratorAge'), Math.max(0, clock.now() - oldest * 1000));
    },
    answered(status) {
      if (status >= 500) note({ namespace: 'AWS/ApiGateway', name: '5xx', dimensions: {} }, 1);
    },
    points: (metric) => kept.get(keyOf(metric)) ?? [],
  };
}

function keyOf({ namespace, name, dimensions }: Metric): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).toSorted()]);
}

const filterProperties = z.object({
  LogGroupName: z.string(),
  FilterPattern: z.string(),
  MetricTransformations: z.tuple([
    z.object({ MetricNamespace: z.string(), MetricName: z.string(), MetricValue: z.string() }),
  ]),
});

const ENDINGS: Readonly<Record<string, string>> = {
  ExecutionsFailed: 'FAILED',
  ExecutionsTimedOut: 'TIMED_OUT',
  ExecutionsAborted: 'ABORTED',
};

/** Never published here: nothing throttles functions, schedules and sockets don’t fail without a word, and nothing is backed up. */
const NEVER: ReadonlySet<string> = new Set([
  'AWS/Lambda Throttles',
  'AWS/Events FailedInvocations',
  'AWS/ApiGateway IntegrationError',
  'AWS/ApiGateway ExecutionError',
  'AWS/Backup NumberOfBackupJobsFailed',
]);

export type Metrics = {
  /** Throws for a metric that nothing here publishes. */
  points(metric: Metric): readonly Point[];
};

export function createMetrics(deps: {
  template: DeployedTemplate;
  clock: Pick<Clock, 'now'>;
  counts: Counts;
  sqs: Pick<Sqs, 'oldestSecondsOf' | 'visibleIn'>;
  stepFunctions: Pick<StepFunctions, 'executions'>;
  logs: Pick<CloudWatchLogs, 'entriesOf'>;
}): Metrics {
  const { clock, counts, sqs } = deps;
  const filters = deps.template.ofType('AWS::Logs::MetricFilter').map((resource) => {
    const { LogGroupName, FilterPattern, MetricTransformations } = propertiesOf(resource, filterProperties);
    const [{ MetricNamespace, MetricName, MetricValue }] = MetricTransformations;
    const matches = readLogPattern(FilterPattern);
    return { logGroup: LogGroupName, matches, namespace: MetricNamespace, name: MetricName, MetricValue };
  });

  function ofQueue(name: string, queueName: string): Point[] {
    const atMs = clock.now();
    if (name === 'ApproximateNumberOfMessagesVisible') {
      const { count, sinceMs } = sqs.visibleIn(queueName);
      return [{ atMs, value: count, sinceMs }];
    }
    const age = sqs.oldestSecondsOf(queueName);
    return age === undefined ? [] : [{ atMs, value: age, sinceMs: atMs - age * 1000 }];
  }

  function ofFilter(namespace: string, name: string): Point[] | undefined {
    const filter = filters.find((each) => each.namespace === namespace && each.name === name);
    if (filter === undefined) return undefined;
    const { logGroup, matches, MetricValue } = filter;
    const entries = deps.logs.entriesOf(logGroup).filter(({ entry }) => matches(entry));
    return entries.map(({ atMs, entry }) => ({
      atMs,
      value: Number(MetricValue.startsWith('$.') ? valueAt(MetricValue.slice(2), entry) : MetricValue),
    }));
  }

  function ofMachine(name: string, stateMachineArn: string | undefined): Point[] {
    const ended = deps.stepFunctions
      .executions()
      .filter((each) => each.stateMachineArn === stateMachineArn && each.status === ENDINGS[name]);
    return ended.map(({ stoppedAtMs = 0 }) => ({ atMs: stoppedAtMs, value: 1 }));
  }

  return {
    points(metric) {
      const { namespace, name, dimensions } = metric;
      if (NEVER.has(`${namespace} ${name}`)) return [];
      switch (namespace) {
        case 'AWS/SQS':
          return ofQueue(name, dimensions.QueueName ?? '');
        case 'AWS/Lambda':
          return counts.points(metric);
        case 'AWS/States':
          return ofMachine(name, dimensions.StateMachineArn);
        case 'AWS/ApiGateway':
          return counts.points({ ...metric, dimensions: {} });
        default: {
          const found = ofFilter(namespace, name);
          if (found !== undefined) return found;
          throw new Error(`Nothing in the local cloud publishes the metric ${namespace} ${name}.`);
        }
      }
    },
  };
}
