// The stores of texting on a table, as reactions reach them.

import { numberLeaseStore } from '../../../lambdas/claiming/numbers/number-lease-store.ts';
import { clientReferralStore } from '../../../lambdas/claiming/placing/client-referral-store.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';
import { textingStores as deployedStores } from '../../../lambdas/texting/texting-stores.ts';
import { unmatchedStore } from '../../../lambdas/texting/unmatched-store.ts';
import { programNumbers } from '../../support/numbers.ts';

/** The numbers that clients are texted from in tests. */
export const introductionNumbers = programNumbers.introductions;

export function textingStores(table: Table) {
  return {
    ...deployedStores(table),
    numberLeases: numberLeaseStore(table),
    clientReferrals: clientReferralStore(table),
    unmatched: unmatchedStore(table),
    introductionNumbers,
  };
}
