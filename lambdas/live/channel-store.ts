// The channels of open portals: an item an agent, all of a team in one partition, so that one query tells who listens.
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { keys } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import { isNew, unchangedSince } from '../platform/table/table-requests.ts';
import { type Channel, type ChannelId, type Channels, channelsSchema, withChannel } from './channel.ts';

const itemSchema = z.object({ agentId: z.string(), channels: channelsSchema, revision: z.int() });

/** Each try that loses was overtaken by another portal of the same agent. */
const writeTries = 10;
const longestPauseMs = 20;

export function channelStore(table: Table) {
  return {
    /** PE-4: false for an agent who has left, by a check in the same write, so that none opens after those of a leaver were ended. */
    async open({ channelId, ...agent }: ChannelId, channel: Channel, now: Date): Promise<boolean> {
      const { teamId, agentId } = agent;
      const key = keys.liveChannels(teamId, agentId);
      for (let tried = 0; tried < writeTries; tried += 1) {
        const item = await table.get(key);
        const before = item && itemSchema.parse(item);
        const channels = withChannel(before?.channels ?? {}, channelId, channel, now);
        const outcome = await table.transact([
          {
            put: {
              ...key,
              type: 'live-channels',
              agentId,
              channels,
              revision: (before?.revision ?? 0) + 1,
              expiresAt: lastSecondOf(channels),
            },
            if: before === undefined ? isNew : unchangedSince(before.revision),
          },
          {
            check: {
              key: keys.agent(teamId, agentId),
              condition: 'attribute_exists(pk) AND attribute_not_exists(#left)',
              names: { '#left': 'left' },
            },
          },
        ]);
        if (outcome.applied) return true;
        if (outcome.refused[1]) return false;
        await pause(longestPauseMs * Math.random());
      }
      throw new Error('Too many portals of one agent open at once');
    },

    /** LI-2: a ticket opens one connection, in time. False when it was used by another, ran out or never was. */
    async connect(id: ChannelId, connectionId: string, now: Date): Promise<boolean> {
      const { applied } = await table.update({
        key: keys.liveChannels(id.teamId, id.agentId),
        update: 'SET channels.#id.connectionId = :connection ADD revision :one',
        condition:
          'channels.#id.ticketUntil > :now AND (attribute_not_exists(channels.#id.connectionId) OR channels.#id.connectionId = :connection)',
        names: { '#id': id.channelId },
        values: { ':connection': connectionId, ':now': now.toISOString(), ':one': 1 },
      });
      return applied;
    },

    async read({ teamId, agentId, channelId }: ChannelId): Promise<Channel | undefined> {
      const item = await table.get(keys.liveChannels(teamId, agentId));
      return item && itemSchema.parse(item).channels[channelId];
    },

    /** Of everyone in the team who has any, by agent. Consistent: a portal reads anew once it is connected, and hears of what comes after. */
    async ofTeam(teamId: string): Promise<Map<string, Channels>> {
      const items = await table.queryAll({ pk: keys.liveChannels(teamId, '').pk });
      return new Map(
        items.map((item) => itemSchema.parse(item)).map((each) => [each.agentId, each.channels]),
      );
    },

    /** It hears nothing from here on; forgotten twice, it is gone. */
    async forget({ teamId, agentId, channelId }: ChannelId): Promise<void> {
      await table.update({
        key: keys.liveChannels(teamId, agentId),
        update: 'REMOVE channels.#id ADD revision :one',
        condition: 'attribute_exists(channels.#id)',
        names: { '#id': channelId },
        values: { ':one': 1 },
      });
    },

    /** PE-4: the same for all that the agent has. */
    async forgetAll(teamId: string, agentId: string): Promise<void> {
      await table.update({
        key: keys.liveChannels(teamId, agentId),
        update: 'SET channels = :none ADD revision :one',
        condition: 'attribute_exists(pk)',
        values: { ':none': {}, ':one': 1 },
      });
    },
  };
}

/** Its TTL: nothing of it is of use after the last of them has ended. */
function lastSecondOf(channels: Channels): number {
  const ends = Object.values(channels).map(({ endsAt }) => Date.parse(endsAt));
  return Math.ceil(Math.max(...ends) / 1000);
}
