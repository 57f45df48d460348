// Creating a referral in the table, all of it in one transaction: with a number for its client, where they are to be texted.
import type { Table } from '../platform/table.ts';
import { type LeasePlan, numberLeaseStore } from './numbers/number-lease-store.ts';
import type { Details, OpenRace } from './referral.ts';
import { referralStore } from './referral-store.ts';

/** Other referrals of the client may take numbers at the same moment. */
const createTries = 10;

const noNumber: LeasePlan = { isLeased: false, writes: [] };

/** `introductionNumbers`: those that clients are texted from. */
export function newReferralStore(table: Table, introductionNumbers: readonly string[]) {
  const referrals = referralStore(table);
  const numberLeases = numberLeaseStore(table);
  return {
    /**
     * CL-12, TX-12: creates a referral with an offer for each agent and a number for its client, or the race says that none
     * is free. False: the id is taken, and nothing was written (CL-1).
     */
    async createOffered(race: OpenRace, details: Details, now: Date): Promise<boolean> {
      const { phone } = details.client;
      for (let tried = 0; tried < createTries; tried += 1) {
        const plan = race.textingPreferred
          ? await numberLeases.plan(phone, race.referralId, introductionNumbers, now)
          : noNumber;
        const without = race.textingPreferred && !plan.isLeased && { noNumberFree: true as const };
        const outcome = await referrals.createOffered({ ...race, ...without }, details, now, plan.writes);
        if (outcome !== 'overtaken') return outcome === 'created';
      }
      throw new Error('Too many referrals of one client at once');
    },
  };
}
