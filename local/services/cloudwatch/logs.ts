// CloudWatch Logs on the laptop: what each function wrote, as Lambda’s JSON log format keeps it.
import * as z from 'zod';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsService } from '../../aws/service.ts';
import type { FunctionLogs, LogLine } from '../../functions/function-logs.ts';
import { propertiesOf } from '../../template/properties.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import { readLogPattern } from './log-pattern.ts';

export type LogEntry = { atMs: number; entry: { timestamp: string; level: string; message: unknown } };

export type CloudWatchLogs = {
  service: AwsService;
  /** Of the function whose log group it is, oldest first. */
  entriesOf(logGroup: string): readonly LogEntry[];
};

const loggingProperties = z.object({
  LoggingConfig: z.object({ LogGroup: z.string() }).optional(),
});
const filterInput = z.object({
  logGroupName: z.string(),
  startTime: z.number().default(0),
  endTime: z.number().default(Number.POSITIVE_INFINITY),
  filterPattern: z.string().optional(),
});

export function createCloudWatchLogs(deps: {
  template: DeployedTemplate;
  logs: Pick<FunctionLogs, 'lines'>;
}): CloudWatchLogs {
  const functions = new Map(
    deps.template.ofType('AWS::Lambda::Function').flatMap((resource) => {
      const group = propertiesOf(resource, loggingProperties).LoggingConfig?.LogGroup;
      return group === undefined ? [] : [[group, resource] as const];
    }),
  );

  function functionOf(logGroup: string) {
    const found = functions.get(logGroup);
    if (found !== undefined) return found;
    const reason = 'The specified log group does not exist.';
    throw new AwsError('ResourceNotFoundException', reason, { status: 400 });
  }

  const entriesOf = (logGroup: string) => deps.logs.lines(functionOf(logGroup).ref).map(entryOf);

  return {
    entriesOf,
    service: {
      signingName: 'logs',
      protocol: 'json-1.1',
      actions: {
        FilterLogEvents: {
          permissions: (input) => {
            const { logGroupName } = parseInput(filterInput, input);
            const [, , , region, account] = functionOf(logGroupName).arn.split(':');
            return [
              {
                action: 'logs:FilterLogEvents',
                resource: `arn:aws:logs:${region}:${account}:log-group:${logGroupName}:*`,
              },
            ];
          },
          async run(input) {
            const given = parseInput(filterInput, input, 'InvalidParameterException');
            const matches =
              given.filterPattern === undefined ? () => true : readLogPattern(given.filterPattern);
            const events = entriesOf(given.logGroupName).filter(
              ({ atMs, entry }) => atMs >= given.startTime && atMs < given.endTime && matches(entry),
            );
            return {
              events: events.map(({ atMs, entry }) => ({ timestamp: atMs, message: JSON.stringify(entry) })),
            };
          },
        },
      },
    },
  };
}

function entryOf({ at, level, line }: LogLine): LogEntry {
  return {
    atMs: Date.parse(at),
    entry: { timestamp: at, level: level.toUpperCase(), message: messageIn(line) },
  };
}

function messageIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
