// Puts events on the `dibs` bus (CL-11): those that the stage sends.
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type BusEvent, type ConversationEvent, isSent } from './bus-events.ts';

const client = new EventBridgeClient({});

/** Puts one event, unless it is of those that the stage may choose and did not; throws when the bus did not take it. */
export async function publishOn(
  EventBusName: string,
  chosen: readonly ConversationEvent[],
  { type, detail }: BusEvent,
): Promise<void> {
  if (!isSent(type, chosen)) return;
  const { FailedEntryCount, Entries } = await client.send(
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
