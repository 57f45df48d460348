// Tells the open portals of those whom a change concerns that there is something to read anew (LI-1): never what it says.
import { type ChannelId, type Channels, type Hearing, isHearing } from './channel.ts';

/** What goes to a browser: the kind of item that changed, and the referral that it is about. */
export type News = {
  changed: 'referral' | 'call' | 'profile' | 'conversation' | 'text-alerts' | 'reminders' | 'bulk-texts';
  referralId?: string;
};

export type TellPortalsDeps = {
  /** The channels of everyone in the team. Read once a batch: what it tells of was written before. */
  liveChannelsOf(teamId: string): Promise<Map<string, Channels>>;
  /** `gone`: nobody is connected by it any more. `failed`: it may come through next time. */
  postToPortal(connectionId: string, news: News): Promise<'heard' | 'gone' | 'failed'>;
  liveChannels: { forget(id: ChannelId): Promise<void> };
  now(): Date;
};

/** `agentIds` answers whom it concerns, and is asked only while somebody of the team listens. */
export async function tellPortals(
  teamId: string,
  agentIds: () => Promise<readonly string[]>,
  news: News,
  deps: TellPortalsDeps,
): Promise<void> {
  const open = await deps.liveChannelsOf(teamId);
  if (open.size === 0) return;
  const concerned = [...new Set(await agentIds())];
  await Promise.all(
    concerned.flatMap((agentId) =>
      hearing(open.get(agentId), deps.now()).map(([channelId, channel]) =>
        tell({ teamId, agentId, channelId }, channel, news, deps),
      ),
    ),
  );
}

/**
 * A portal that could not be told is forgotten: at its next ping it hears that it is, connects anew and reads anew. A change is never
 * held up for it.
 */
async function tell(
  id: ChannelId,
  { connectionId }: Hearing,
  news: News,
  deps: TellPortalsDeps,
): Promise<void> {
  const outcome = await deps.postToPortal(connectionId, news);
  if (outcome !== 'heard') await deps.liveChannels.forget(id);
}

function hearing(channels: Channels = {}, now: Date): [string, Hearing][] {
  return Object.entries(channels).flatMap(([id, channel]): [string, Hearing][] =>
    isHearing(channel, now) ? [[id, channel]] : [],
  );
}
