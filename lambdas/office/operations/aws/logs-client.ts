// What functions logged of the messages that they failed at: by which fault, never with what.
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import * as z from 'zod';

const client = new CloudWatchLogsClient({});

const line = z.object({
  message: z.object({
    event: z.literal('message-failed'),
    messageId: z.string(),
    cause: z.object({ name: z.string().regex(/^\w{1,60}$/) }),
  }),
});

/** Each page is as much of the log as CloudWatch reads at once: more would take longer than anybody waits. */
const mostPages = 4;

/** By queue, of whose function the log group is known: the kind of the last fault, by the id of the message. */
export function faultsIn(logGroups: Readonly<Record<string, string>>) {
  return async (queue: string, since: Date): Promise<ReadonlyMap<string, string>> => {
    const logGroup = logGroups[queue];
    return logGroup === undefined ? new Map() : faultsSince(logGroup, since);
  };
}

async function faultsSince(logGroupName: string, since: Date): Promise<ReadonlyMap<string, string>> {
  const faults = new Map<string, string>();
  let nextToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await client.send(
      new FilterLogEventsCommand({
        logGroupName,
        startTime: since.getTime(),
        filterPattern: '{ $.message.event = "message-failed" }',
        nextToken,
      }),
    );
    for (const { message = '' } of answer.events ?? []) {
      const { data } = line.safeParse(parsed(message));
      if (data !== undefined) faults.set(data.message.messageId, data.message.cause.name);
    }
    nextToken = answer.nextToken;
    if (nextToken === undefined) break;
  }
  return faults;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
