// An open portal asks for a live channel: it is there before the browser connects to it, by the ticket that it is answered.
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound } from '../platform/outcome.ts';
import { type Channel, type ChannelId, newChannel, ticketOf } from './channel.ts';

export type OpenChannelDeps = {
  liveChannels: { open(id: ChannelId, channel: Channel, now: Date): Promise<boolean> };
};

/** Asked twice, there are two; the one that nobody connects to is forgotten with the next. */
export async function openChannel(
  { teamId, agentId, tokenEndsAt }: Agent,
  channelId: string,
  now: Date,
  deps: OpenChannelDeps,
): Promise<{ ticket: string; endsAt: string } | NotFound> {
  const channel = newChannel(tokenEndsAt, now);
  const id = { teamId, agentId, channelId };
  if (channel === undefined || !(await deps.liveChannels.open(id, channel, now)))
    return { refused: 'not-found' };
  return { ticket: ticketOf(id), endsAt: channel.endsAt };
}
