// The referrals of one client, by their phone, in the table.
import * as z from 'zod';
import { keys, prefixes } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import { type Race, raceSchema } from './referral.ts';

const pointerSchema = z.object({ referralId: z.string() });

export function clientReferralStore(table: Table) {
  async function listIds(phone: string): Promise<string[]> {
    const { pk } = keys.clientReferral(phone, '');
    const items = await table.queryAll({ pk, skPrefix: prefixes.clientReferral });
    return items.map((item) => pointerSchema.parse(item).referralId);
  }
  return {
    listIds,

    async list(phone: string): Promise<Race[]> {
      const ids = await listIds(phone);
      return (await table.getAll(ids.map(keys.race))).map((item) => raceSchema.parse(item));
    },
  };
}
