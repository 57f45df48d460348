// Puts events on the `dibs` bus (CL-11).
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { BusEvent } from './bus-events.ts';

const client = new EventBridgeClient({});

/** Puts one event; throws when the bus did not take it. */
export async function publishOn(EventBusName: string, { type, detail }: BusEvent): Promise<void> {
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
