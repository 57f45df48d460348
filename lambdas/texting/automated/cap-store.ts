// What each phone was last sent by plans, bulk texts and greetings, in the table (CP-9).
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import type { Write } from '../../platform/table/table-requests.ts';
import { type RecentAutomated, recentAutomatedSchema, withAutomated } from './cap.ts';

export function capStore(table: Table) {
  return {
    async read(phone: string): Promise<RecentAutomated | undefined> {
      const item = await table.get(keys.recentAutomated(phone));
      return item && recentAutomatedSchema.parse(item);
    },

    /** Of many phones, by phone. */
    async readAll(phones: readonly string[]): Promise<ReadonlyMap<string, RecentAutomated>> {
      const items = await table.getAll(phones.map((phone) => keys.recentAutomated(phone)));
      return new Map(items.map((item) => [phoneIn(item), recentAutomatedSchema.parse(item)]));
    },
  };
}

function phoneIn({ pk }: Record<string, unknown>): string {
  return String(pk).slice(keys.recentAutomated('').pk.length);
}

/** Part of the write that gives a text to the carrier: holds only while what was decided on is still so. */
export function capWrite(
  phone: string,
  seen: RecentAutomated | undefined,
  { outboxId, at }: { outboxId: string; at: string },
): Write {
  return {
    update: {
      key: keys.recentAutomated(phone),
      update: 'SET #type = :type, given = :given ADD revision :one',
      condition: seen === undefined ? 'attribute_not_exists(revision)' : 'revision = :seen',
      names: { '#type': 'type' },
      values: {
        ':type': 'recent-automated',
        ':given': withAutomated(seen, outboxId, at),
        ':one': 1,
        ...(seen !== undefined && { ':seen': seen.revision }),
      },
    },
  };
}
