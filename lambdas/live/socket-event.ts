// What API Gateway hands on of a WebSocket: a browser that connects, and what it sends afterwards.
import * as z from 'zod';
import { type ChannelId, channelOf } from './channel.ts';

const connectEvent = z.object({
  requestContext: z.object({ connectionId: z.string() }),
  queryStringParameters: z.object({ ticket: z.string().optional() }).nullish(),
});
const messageEvent = z.object({
  requestContext: z.object({ connectionId: z.string() }),
  body: z.string().nullish(),
});
const ping = z.object({ ticket: z.string() });

/** Which connection it is, and the channel that it shows a ticket of. */
export type Shown = { connectionId: string; channel: ChannelId | undefined };

export function connectionIn(event: unknown): Shown {
  const { requestContext, queryStringParameters } = connectEvent.parse(event);
  const channel = channelOf(queryStringParameters?.ticket ?? '');
  return { connectionId: requestContext.connectionId, channel };
}

/** A message that is anything else shows no ticket. */
export function pingIn(event: unknown): Shown {
  const { requestContext, body } = messageEvent.parse(event);
  const { data } = ping.safeParse(jsonIn(body ?? ''));
  return { connectionId: requestContext.connectionId, channel: data && channelOf(data.ticket) };
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
