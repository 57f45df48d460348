// Ends the live channels of an agent who left the team (PE-4, LI-2).
import type { Channels } from './channel.ts';

export type EndChannelsDeps = {
  /** The channels of everyone in the team, read once a batch. */
  liveChannelsOf(teamId: string): Promise<Map<string, Channels>>;
  /** Ends a connection, whether it is still there or not. */
  disconnectPortal(connectionId: string): Promise<void>;
  liveChannels: { forgetAll(teamId: string, agentId: string): Promise<void> };
};

/** From the first write on nothing is heard; that the connections end, too, only tells the browsers. */
export async function endChannels(teamId: string, agentId: string, deps: EndChannelsDeps): Promise<void> {
  const open = await deps.liveChannelsOf(teamId);
  const channels = open.get(agentId);
  if (channels === undefined) return;
  open.delete(agentId);
  await deps.liveChannels.forgetAll(teamId, agentId);
  await Promise.all(
    Object.values(channels).map(({ connectionId }) => connectionId && deps.disconnectPortal(connectionId)),
  );
}
