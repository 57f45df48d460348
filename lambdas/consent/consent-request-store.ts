// Askings in the table: one item each, written to by whoever knows something of it.
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import { type Item, isNew, setting } from '../platform/table-requests.ts';
import { type Episode, episodeSchema } from './consent-request.ts';

/** What an asking begins with. */
export type NewEpisode = Omit<Episode, 'reminders' | 'isOver' | 'taskToken' | 'sentAt' | 'receivedAt'>;

export function episodeStore(table: Table) {
  async function set(episodeId: string, fields: Item, condition = 'attribute_exists(pk)'): Promise<void> {
    await table.update({ key: keys.episode(episodeId), ...setting(fields), condition });
  }

  return {
    async create(episode: NewEpisode): Promise<void> {
      await table.put({ ...keys.episode(episode.episodeId), type: 'episode', ...episode }, isNew);
    },

    /** Throws when there is none, for only what was begun is asked for. */
    async read(episodeId: string): Promise<Episode> {
      const item = await table.get(keys.episode(episodeId));
      if (item === undefined) throw new Error(`There is no asking ${episodeId}`);
      return episodeSchema.parse(item);
    },

    /** The text was given to the carrier. */
    noteSent: (episodeId: string, at: string) =>
      set(episodeId, { sentAt: at }, 'attribute_exists(pk) AND attribute_not_exists(sentAt)'),

    /** The phone's carrier has it. The earliest receipt counts. */
    noteReceived: (episodeId: string, at: string) =>
      set(
        episodeId,
        { receivedAt: at },
        'attribute_exists(pk) AND (attribute_not_exists(receivedAt) OR receivedAt > :receivedAt)',
      ),

    noteReminders: (episodeId: string, reminders: number) => set(episodeId, { reminders }),

    end: (episodeId: string) => set(episodeId, { isOver: true }),

    /** Leaves the token; whoever ends the asking, before or after, wakes its task by the stream. */
    wait: (episodeId: string, taskToken: string) => set(episodeId, { taskToken }),
  };
}
