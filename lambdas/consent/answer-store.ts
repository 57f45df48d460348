// What a phone was answered by itself within the hour, in the table (CO-17).
import * as z from 'zod';
import { instant } from '../platform/instant.ts';
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import { isNew, unchangedSince } from '../platform/table-requests.ts';

const mostAnHour = 10;
const hourMs = 3_600_000;
/** A phone has at most ten answers at once that fight for a place. */
const writeTries = 20;

const answersSchema = z.object({
  given: z.array(z.object({ outboxId: z.string(), at: instant })),
  revision: z.int(),
});

export function answerStore(table: Table) {
  return {
    /** The outbox ids of what it was answered, or is to be, from `from` on. */
    async givenSince(phone: string, from: Date): Promise<string[]> {
      const item = await table.get(keys.answers(phone));
      const { given } = item === undefined ? none : answersSchema.parse(item);
      return given.filter(({ at }) => Date.parse(at) >= from.getTime()).map(({ outboxId }) => outboxId);
    },

    async takePlace(phone: string, outboxId: string, now: Date): Promise<boolean> {
      const key = keys.answers(phone);
      for (let tried = 0; tried < writeTries; tried += 1) {
        const item = await table.get(key);
        const { given, revision } = item === undefined ? none : answersSchema.parse(item);
        if (given.some((each) => each.outboxId === outboxId)) return true;
        const withinHour = given.filter(({ at }) => Date.parse(at) > now.getTime() - hourMs);
        if (withinHour.length >= mostAnHour) return false;
        const { applied } = await table.put(
          {
            ...key,
            type: 'answers',
            given: [...withinHour, { outboxId, at: now.toISOString() }],
            revision: revision + 1,
            expiresAt: Math.ceil((now.getTime() + 2 * hourMs) / 1000),
          },
          item === undefined ? isNew : unchangedSince(revision),
        );
        if (applied) return true;
      }
      throw new Error('Too many answers to one phone at once');
    },
  };
}

const none = { given: [], revision: 0 };
