// What each phone was last sent by plans, bulk texts and greetings, in the table (CP-9).
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { asSeen, type Write } from '../../platform/table/table-requests.ts';
import { withGiven } from '../footer/footer.ts';
import { type RecentAutomated, recentAutomatedSchema } from './cap.ts';

export function capStore(table: Table) {
  return {
    async read(phone: string): Promise<RecentAutomated | undefined> {
      const item = await table.get(keys.recentAutomated(phone));
      return item && recentAutomatedSchema.parse(item);
    },
  };
}

/** Part of the write that gives a text to the carrier: holds only while what was decided on is still so. */
export function capWrite(
  phone: string,
  seen: RecentAutomated | undefined,
  { outboxId, at }: { outboxId: string; at: string },
): Write {
  const { condition, values } = asSeen(seen);
  return {
    update: {
      key: keys.recentAutomated(phone),
      update: 'SET #type = :type, given = :given ADD revision :one',
      condition,
      names: { '#type': 'type' },
      values: {
        ':type': 'recent-automated',
        ':given': withGiven(seen?.given ?? {}, outboxId, at),
        ':one': 1,
        ...values,
      },
    },
  };
}
