// A client's referrals and the team's last placing of one, in the table: read together, and changed by whoever places or hands over next.
import * as z from 'zod';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { type Condition, isNew, type Write } from '../../platform/table/table-requests.ts';
import type { Referral } from '../referral.ts';
import { referralStore } from '../referral-store.ts';
import { clientReferralStore } from './client-referral-store.ts';

/** The team's last placing of a client's referral: whoever places the next one changes it. A referral that was only created has no turn. */
const lastSchema = z
  .object({ referralId: z.string(), turn: z.string().optional() })
  .transform(({ referralId, turn }) => turn ?? referralId);

/** A client's referrals, and the team's last placing of one when they were read. */
export type ClientHistory = { referrals: Referral[]; last: string | undefined };

export function clientHistoryStore(table: Table) {
  const referrals = referralStore(table);
  const clientReferrals = clientReferralStore(table);

  async function readLast(phone: string, teamId: string): Promise<string | undefined> {
    const item = await table.get(keys.clientTeam(phone, teamId));
    return item && lastSchema.parse(item);
  }

  return {
    async readHistory(phone: string, teamId: string): Promise<ClientHistory> {
      // First: what is placed from now on is seen below, or changes this.
      const last = await readLast(phone, teamId);
      return { referrals: await referrals.readAll(await clientReferrals.listIds(phone)), last };
    },
  };
}

/** Refused when another of the client's referrals in the team had its turn since `last` was read. */
export function turnWrite(
  { phone, teamId, ...its }: { phone: string; teamId: string; referralId: string; turn: string },
  last: string | undefined,
): Write {
  return {
    put: { ...keys.clientTeam(phone, teamId), type: 'client-team', ...its },
    if: last === undefined ? isNew : isLast(last),
  };
}

function isLast(last: string): Condition {
  return {
    condition: 'turn = :last OR (attribute_not_exists(turn) AND referralId = :last)',
    values: { ':last': last },
  };
}
