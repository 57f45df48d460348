// Reminders in the table: one item each, beside their referral; open ones stand in their owner's list by time.
import * as z from 'zod';
import { inbox, inboxIndex, keys, prefixes } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { isNew, unchangedSince } from '../../platform/table/table-requests.ts';
import { forgottenAt, isOpen, placeOf, type Reminder, reminderSchema } from './reminder.ts';

const changeTries = 10;
/** Keys as the index projects them. */
const entry = z.object({ inboxSk: z.string() });

function itemOf(reminder: Reminder) {
  const { referralId, reminderId, ownerId } = reminder;
  return {
    ...keys.reminder(referralId, reminderId),
    type: 'reminder',
    ...reminder,
    ...(isOpen(reminder) && { inboxPk: inbox.remindersOf(ownerId), inboxSk: placeOf(reminder) }),
    expiresAt: forgottenAt(reminder),
  };
}

function keyAt(place: string) {
  const [, referralId = '', reminderId = ''] = place.split('#');
  return keys.reminder(referralId, reminderId);
}

/** Those of up to `until`: digits begin a time, and `~` comes behind every id. */
function upTo(until: Date | undefined) {
  return until && { skFrom: '0', skUntil: `${until.toISOString()}~` };
}

export function reminderStore(table: Table) {
  async function read(referralId: string, reminderId: string): Promise<Reminder | undefined> {
    const item = await table.get(keys.reminder(referralId, reminderId));
    return item && reminderSchema.parse(item);
  }

  return {
    read,

    async ofReferral(referralId: string): Promise<Reminder[]> {
      const { pk } = keys.race(referralId);
      const items = await table.queryAll({ pk, skPrefix: prefixes.reminder });
      return items.map((item) => reminderSchema.parse(item));
    },

    /** False when there is one with its id. */
    async add(reminder: Reminder): Promise<boolean> {
      return (await table.put(itemOf(reminder), isNew)).applied;
    },

    /** What `next` makes of it, by one conditional write; undefined when there is none. Nothing is written when it stays the same. */
    async change(
      referralId: string,
      reminderId: string,
      next: (seen: Reminder) => Reminder,
    ): Promise<Reminder | undefined> {
      for (let tried = 0; tried < changeTries; tried += 1) {
        const seen = await read(referralId, reminderId);
        if (seen === undefined) return undefined;
        const wanted = next(seen);
        if (wanted === seen) return seen;
        const revised = { ...wanted, revision: seen.revision + 1 };
        if ((await table.put(itemOf(revised), unchangedSince(seen.revision))).applied) return revised;
      }
      throw new Error('Too many changes of one reminder at once');
    },
  };
}

/** `indexName`: the inbox index. */
export function reminderListStore(table: Table, indexName: string) {
  const index = inboxIndex(indexName);
  return {
    /** How many of an agent's are open, `most` at most; those of up to `until` alone. */
    async count(agentId: string, most: number, until?: Date): Promise<number> {
      const pk = inbox.remindersOf(agentId);
      return (await table.query({ pk, index, limit: most, ...upTo(until) })).items.length;
    },

    /** A page of an agent's open ones, the earliest first, as they are now. */
    async list(
      agentId: string,
      limit: number,
      after: string | undefined,
      until?: Date,
    ): Promise<{ reminders: Reminder[]; next: string | undefined }> {
      const pk = inbox.remindersOf(agentId);
      const page = await table.query({
        pk,
        index,
        limit,
        ...upTo(until),
        after: after === undefined ? undefined : { ...keyAt(after), inboxPk: pk, inboxSk: after },
      });
      const places = page.items.map((item) => entry.parse(item).inboxSk);
      const items = await table.getAll(places.map(keyAt));
      const reminders = items.map((item) => reminderSchema.parse(item)).filter(isOpen);
      return {
        reminders: reminders.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)),
        next: page.next && places.at(-1),
      };
    },
  };
}
