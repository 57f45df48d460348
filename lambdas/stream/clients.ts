// Puts events on the `dibs` bus and outbox messages, by their ids, into their queues.
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { BusEvent } from '../claiming/bus-events.ts';

const bus = new EventBridgeClient({});
const queues = new SQSClient({});

/** Puts one event; throws when the bus did not take it. */
export async function publishOn(EventBusName: string, { type, detail }: BusEvent): Promise<void> {
  const { FailedEntryCount, Entries } = await bus.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName,
          Source: 'dibs',
          DetailType: type,
          Detail: JSON.stringify(detail),
          Time: new Date(detail.at),
        },
      ],
    }),
  );
  if (FailedEntryCount) throw new Error(`The bus did not take ${type}: ${Entries?.[0]?.ErrorCode}`);
}

export async function queueOutboxMessage(QueueUrl: string, outboxId: string): Promise<void> {
  await queues.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ outboxId }) }));
}
