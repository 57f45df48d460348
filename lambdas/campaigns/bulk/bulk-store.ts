// Bulk texts in the table: previews, and what was started of them. Each move is one conditional write.
import { expiryOf } from '../../platform/retention.ts';
import { type Act, signed } from '../../platform/table/act.ts';
import { inbox, inboxIndex, keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { isNew, isOneOf, setExpression } from '../../platform/table/table-requests.ts';
import {
  type Bulk,
  bulkItemSchema,
  bulkPageSchema,
  type PageClient,
  type Preview,
  previewSchema,
} from './bulk.ts';

/** A preview is of no use after a day, except to a repeated send. */
const previewKeptMs = 86_400_000;
const pagesAtOnce = 10;
const listed = 25;

export function bulkStore(table: Table) {
  /** Only while nobody else has looked, and it stands as it did. Answers whether it was so. */
  async function move(bulk: Bulk, fields: Partial<Bulk>): Promise<boolean> {
    const set = setExpression({ ...fields, look: bulk.look + 1 });
    const outcome = await table.update({
      ...set,
      key: keys.bulk(bulk.bulkId),
      condition: '#status_ = :was AND #look = :seen',
      names: { ...set.names, '#status_': 'status' },
      values: { ...set.values, ':was': bulk.status, ':seen': bulk.look },
    });
    return outcome.applied;
  }

  return {
    async savePreview(preview: Preview): Promise<void> {
      const expiresAt = Math.floor((Date.parse(preview.sendableUntil) + previewKeptMs) / 1000);
      await table.put({
        ...keys.bulkPreview(preview.previewId),
        type: 'bulk-preview',
        ...preview,
        expiresAt,
      });
    },

    async readPreview(previewId: string): Promise<Preview | undefined> {
      const item = await table.get(keys.bulkPreview(previewId));
      return item && previewSchema.parse(item);
    },

    async expirePreview(previewId: string, now: Date): Promise<void> {
      await table.update({
        ...setExpression({ sendableUntil: now.toISOString() }),
        key: keys.bulkPreview(previewId),
        condition: 'attribute_exists(pk)',
      });
    },

    async read(bulkId: string): Promise<Bulk | undefined> {
      const item = await table.get(keys.bulk(bulkId));
      return item && bulkItemSchema.parse(item);
    },

    /** All its pages are there before it is: whoever finds it can hand out all of it. Started twice, it is there once. */
    async start(bulk: Bulk, pages: readonly (readonly PageClient[])[]): Promise<void> {
      const { bulkId, teamId, agentId, startedAt } = bulk;
      const expiresAt = expiryOf(startedAt);
      for (let first = 0; first < pages.length; first += pagesAtOnce) {
        await Promise.all(
          pages.slice(first, first + pagesAtOnce).map((clients, index) => {
            const page = { type: 'bulk-page', bulkId, clients, expiresAt };
            return table.put({ ...keys.bulkPage(bulkId, first + index), ...page });
          }),
        );
      }
      const place = { inboxPk: inbox.bulksOf(teamId), inboxSk: inbox.bulkAt(startedAt, bulkId, agentId) };
      await table.put({ ...keys.bulk(bulkId), type: 'bulk', ...bulk, ...place, expiresAt }, isNew);
    },

    async readPage(bulkId: string, page: number): Promise<PageClient[]> {
      const item = await table.get(keys.bulkPage(bulkId, page));
      if (item === undefined) throw new Error(`There is no page ${page} of ${bulkId}`);
      return bulkPageSchema.parse(item).clients;
    },

    /** The page was handed out: what came of it counts once. */
    advance(
      bulk: Bulk,
      progress: Pick<Bulk, 'nextPage' | 'written' | 'unwritten' | 'nextAt'>,
    ): Promise<boolean> {
      return move(bulk, progress);
    },

    lookAgain(bulk: Bulk, at: Date): Promise<boolean> {
      return move(bulk, { nextAt: at.toISOString() });
    },

    /** `until`: then it ends, if nobody has decided. */
    pause(bulk: Bulk, pausedBecause: NonNullable<Bulk['pausedBecause']>, until: Date): Promise<boolean> {
      return move(bulk, { status: 'paused', pausedBecause, nextAt: until.toISOString() });
    },

    /** CP-7: nobody has decided. */
    async endPaused(
      { bulkId, look }: Bulk,
      { written, unwritten }: Pick<Bulk, 'written' | 'unwritten'>,
      now: Date,
    ): Promise<boolean> {
      const outcome = await table.update({
        key: keys.bulk(bulkId),
        update:
          'SET #status = :done, endedAt = :now, written = :written, unwritten = :unwritten REMOVE pausedBecause',
        condition: '#status = :paused AND look = :seen',
        names: { '#status': 'status' },
        values: {
          ':done': 'done',
          ':now': now.toISOString(),
          ':written': written,
          ':unwritten': unwritten,
          ':paused': 'paused',
          ':seen': look,
        },
      });
      return outcome.applied;
    },

    /** Nothing of it is left to send. Answers it as it is then: of one that was cancelled or had ended before, what they made of it. */
    async end({ bulkId }: Bulk, now: Date): Promise<Bulk> {
      const { condition, names, values } = isOneOf('status', ['sending', 'paused']);
      const outcome = await table.update(
        {
          key: keys.bulk(bulkId),
          update: 'SET #status = :done, endedAt = :now REMOVE pausedBecause',
          condition,
          names,
          values: { ...values, ':done': 'done', ':now': now.toISOString() },
        },
        'ALL_NEW',
      );
      return bulkItemSchema.parse(outcome.applied ? outcome.item : outcome.current);
    },

    /** Answers it as it is then. */
    async cancel(bulkId: string, now: Date, changedBy: Act | undefined): Promise<Bulk> {
      const { condition, names, values } = isOneOf('status', ['sending', 'paused']);
      const outcome = await table.update(
        {
          key: keys.bulk(bulkId),
          update: `SET #status = :cancelled, endedAt = :now${signed(changedBy)} REMOVE pausedBecause`,
          condition,
          names,
          values: {
            ...values,
            ':cancelled': 'cancelled',
            ':now': now.toISOString(),
            ...(changedBy && { ':changedBy': changedBy }),
          },
        },
        'ALL_NEW',
      );
      return bulkItemSchema.parse(outcome.applied ? outcome.item : outcome.current);
    },

    /** From a pause. Answers it as it is then. */
    async resume(
      { bulkId, look }: Bulk,
      toleratedOptOuts: number,
      now: Date,
      changedBy: Act | undefined,
    ): Promise<Bulk> {
      const outcome = await table.update(
        {
          key: keys.bulk(bulkId),
          update: `SET #status = :sending, toleratedOptOuts = :tolerated, nextAt = :now, look = :next${signed(changedBy)} REMOVE pausedBecause`,
          condition: '#status = :paused AND look = :seen',
          names: { '#status': 'status' },
          values: {
            ':sending': 'sending',
            ':paused': 'paused',
            ':tolerated': toleratedOptOuts,
            ':now': now.toISOString(),
            ':next': look + 1,
            ':seen': look,
            ...(changedBy && { ':changedBy': changedBy }),
          },
        },
        'ALL_NEW',
      );
      return bulkItemSchema.parse(outcome.applied ? outcome.item : outcome.current);
    },
  };
}

/** The bulk texts of a team, newest first. */
export function bulkListStore(table: Table, index: string) {
  return {
    /** Those of one agent, or all. `after`: the place of the last one before. */
    async list(
      teamId: string,
      agentId: string | undefined,
      after: string | undefined,
    ): Promise<{ bulks: Bulk[]; next: string | undefined }> {
      const pk = inbox.bulksOf(teamId);
      const places: string[] = [];
      let from = after;
      do {
        const page = await table.query({
          pk,
          index: inboxIndex(index),
          newestFirst: true,
          limit: 100,
          after: from === undefined ? undefined : { inboxPk: pk, inboxSk: from, ...keys.bulk(bulkIn(from)) },
        });
        const found = page.items.map((item) => String(item.inboxSk));
        places.push(...found.filter((place) => agentId === undefined || place.endsWith(`#${agentId}`)));
        from = page.next && found.at(-1);
      } while (from !== undefined && places.length <= listed);
      const shown = places.slice(0, listed);
      const items = await table.getAll(shown.map((place) => keys.bulk(bulkIn(place))));
      const bulks = items
        .map((item) => bulkItemSchema.parse(item))
        .toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
      return { bulks, next: places.length > listed ? shown.at(-1) : undefined };
    },
  };
}

function bulkIn(place: string): string {
  return place.split('#')[1] ?? '';
}
