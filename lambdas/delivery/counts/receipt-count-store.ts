// The counts of receipts in the table: an item a day for each sender, with a count for each of its hours.
import * as z from 'zod';
import { itemSchema } from '../../platform/lazily.ts';
import { logFault } from '../../platform/log.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import {
  type Count,
  type Counted,
  type Curve,
  counted,
  dayOf,
  fieldOf,
  lastHours,
  senderKeyOf,
  senderOf,
} from './receipt-counts.ts';

/** A curve shows a week; the month before it is there to be compared with. */
const keptMs = 35 * 86_400_000;

const dayItem = itemSchema(() => z.looseObject({ sk: z.string() }));
const count = z.number().catch(0);

export function receiptCountStore(table: Table) {
  return {
    /**
     * A write for each sender, however many receipts a batch has. They are for looking only: what can't be counted is not told again, and
     * no receipt waits for it.
     */
    async add(counts: readonly Count[], now: Date): Promise<void> {
      const bySender = Map.groupBy(counts, ({ sender }) => senderKeyOf(sender));
      const writes = [...bySender].map(([sender, its]) => {
        const names = its.map((each) => [`#${each.counted}`, fieldOf(each.counted, now)]);
        const values = its.map((each) => [`:${each.counted}`, each.texts]);
        return table.update({
          key: keys.receiptCounts(dayOf(now), sender),
          update: `SET expiresAt = :expiresAt ADD ${its.map((each) => `#${each.counted} :${each.counted}`).join(', ')}`,
          names: Object.fromEntries(names),
          values: {
            ...Object.fromEntries(values),
            ':expiresAt': Math.floor((now.getTime() + keptMs) / 1000),
          },
        });
      });
      for (const outcome of await Promise.allSettled(writes)) {
        if (outcome.status === 'rejected') logFault('receipts-not-counted', outcome.reason);
      }
    },

    /** Of the last `hours` hours, of each sender that had any. */
    async curves(hours: number, now: Date): Promise<Curve[]> {
      const wanted = lastHours(now, hours);
      const days = [...new Set(wanted.map(dayOf))];
      const pages = days.map(async (day) => {
        const items = await table.queryAll({ pk: keys.receiptCounts(day, '').pk });
        return items.map((item) => ({ day, item: dayItem.parse(item) }));
      });
      const bySender = Map.groupBy((await Promise.all(pages)).flat(), ({ item }) => item.sk);
      return [...bySender].map(([sender, its]) => {
        const curveOf = (is: Counted) =>
          wanted.map((at) => {
            const found = its.find(({ day }) => day === dayOf(at));
            return count.parse(found?.item[fieldOf(is, at)]);
          });
        const [delivered, failed] = counted.map(curveOf);
        return { sender: senderOf(sender), delivered: delivered ?? [], failed: failed ?? [] };
      });
    },
  };
}
