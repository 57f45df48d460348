// Clients who answered an automated text, as the table has them.
import { detailsSchema, raceSchema } from '../../claiming/referral.ts';
import { type Key, keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import type { Replied } from './replied-clients.ts';

export function repliedClientsIn(table: Table) {
  /** In the order of their ids here. */
  return async (referralIds: readonly string[]): Promise<Replied[]> => {
    const items = await table.getAll(referralIds.flatMap((id) => [keys.race(id), keys.details(id)]));
    const found = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
    const find = ({ pk, sk }: Key) => found.get(`${pk} ${sk}`);
    return referralIds.flatMap((id) => {
      const [race, details] = [find(keys.race(id)), find(keys.details(id))];
      if (race === undefined || details === undefined) return [];
      return [{ race: raceSchema.parse(race), details: detailsSchema.parse(details) }];
    });
  };
}
