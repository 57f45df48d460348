// The stores of claiming, opened together for whoever reacts to changes of any of their items.
import type { Table } from '../platform/table/table.ts';
import type { PoolOf } from './numbers/number-lease.ts';
import { numberLeaseStore } from './numbers/number-lease-store.ts';
import { offerStore } from './offers/offer-store.ts';
import { outcomeStore } from './offers/outcome-store.ts';
import { clientReferralStore } from './placing/client-referral-store.ts';
import { placingStore } from './placing/placing-store.ts';
import { raceStore } from './race-store.ts';
import { referralStore } from './referral-store.ts';

export function claimingStores(table: Table, poolOf: PoolOf) {
  return {
    races: raceStore(table),
    referrals: referralStore(table),
    offers: offerStore(table),
    outcomes: outcomeStore(table),
    placing: placingStore(table, poolOf),
    numberLeases: numberLeaseStore(table),
    clientReferrals: clientReferralStore(table),
  };
}
