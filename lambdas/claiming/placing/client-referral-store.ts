// The referrals of one client, by their phone, in the table.
import * as z from 'zod';
import { itemSchema } from '../../platform/lazily.ts';
import { keys, prefixes } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { type Race, raceSchema } from '../referral.ts';

const pointerSchema = itemSchema(() => z.object({ referralId: z.string() }));

export function clientReferralStore(table: Table) {
  async function listIds(phone: string): Promise<string[]> {
    const { pk } = keys.clientReferral(phone, '');
    const items = await table.queryAll({ pk, skPrefix: prefixes.clientReferral });
    return items.map((item) => pointerSchema.parse(item).referralId);
  }
  async function readAll(ids: readonly string[]): Promise<Race[]> {
    return (await table.getAll(ids.map(keys.race))).map((item) => raceSchema.parse(item));
  }
  return {
    listIds,

    /** The client's referrals beside one. */
    async listOthers(phone: string, referralId: string): Promise<Race[]> {
      const others = (await listIds(phone)).filter((other) => other !== referralId);
      return others.length === 0 ? [] : readAll(others);
    },

    async list(phone: string): Promise<Race[]> {
      return readAll(await listIds(phone));
    },
  };
}
