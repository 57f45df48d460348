// The live channel of an open portal: by which ticket it is opened, and until when it hears (LI-1, LI-2).
import * as z from 'zod';
import { chosenId } from '../people/team.ts';
import { instant } from '../platform/instant.ts';

/** A browser connects by its ticket at once, or takes another. */
const ticketSeconds = 30;
/** API Gateway ends a connection after two hours. */
const longestHours = 2;
/** Portals that one agent has open; the oldest hears no more. */
const mostChannels = 10;

export const channelSchema = z.object({
  openedAt: instant,
  /** Until when its ticket opens a connection. */
  ticketUntil: instant,
  /** From then on it hears nothing. */
  endsAt: instant,
  /** Once it is connected. */
  connectionId: z.string().optional(),
});
export type Channel = z.infer<typeof channelSchema>;

/** An agent's channels, by their ids. */
export const channelsSchema = z.record(z.string(), channelSchema);
export type Channels = z.infer<typeof channelsSchema>;

/** One channel of one agent. */
export type ChannelId = { teamId: string; agentId: string; channelId: string };

/** A channel that hears as long as the token is good (LI-2), undefined when it no longer is. */
export function newChannel(tokenEndsAt: string | undefined, now: Date): Channel | undefined {
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
  const openedAt = after(0);
  if (tokenEndsAt === undefined || tokenEndsAt <= openedAt) return undefined;
  const longest = after(longestHours * 3600);
  const endsAt = tokenEndsAt < longest ? tokenEndsAt : longest;
  return { openedAt, ticketUntil: after(ticketSeconds), endsAt };
}

/** With one more; those that ended, or whose ticket nobody used, are forgotten. */
export function withChannel(channels: Channels, channelId: string, channel: Channel, now: Date): Channels {
  const others = Object.entries(channels)
    .filter(([id, other]) => id !== channelId && (isHearing(other, now) || isAwaited(other, now)))
    .toSorted(([, one], [, other]) => (one.openedAt < other.openedAt ? -1 : 1));
  return { ...Object.fromEntries(others.slice(1 - mostChannels)), [channelId]: channel };
}

/** A channel that is connected, and by which connection. */
export type Hearing = Channel & { connectionId: string };

export function isHearing(channel: Channel, now: Date): channel is Hearing {
  return channel.connectionId !== undefined && now.toISOString() < channel.endsAt;
}

function isAwaited({ connectionId, ticketUntil }: Channel, now: Date): boolean {
  return connectionId === undefined && now.toISOString() < ticketUntil;
}

/** What a browser connects with: where the channel is, whose id nobody can guess. */
export function ticketOf({ teamId, agentId, channelId }: ChannelId): string {
  return [teamId, agentId, channelId].join('.');
}

const ticketParts = z.tuple([chosenId, chosenId, z.string().regex(/^chn_[\w-]{20}$/)]);

/** Undefined for what was never a ticket. */
export function channelOf(ticket: string): ChannelId | undefined {
  const { data } = ticketParts.safeParse(ticket.split('.'));
  if (data === undefined) return undefined;
  const [teamId, agentId, channelId] = data;
  return { teamId, agentId, channelId };
}
