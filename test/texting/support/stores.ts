// The stores of texting on a table, as reactions reach them.

import { numberLeaseStore } from '../../../lambdas/claiming/numbers/number-lease-store.ts';
import { clientReferralStore } from '../../../lambdas/claiming/placing/client-referral-store.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';
import { clientConsentStore } from '../../../lambdas/texting/client-consent-store.ts';
import { conversationStore } from '../../../lambdas/texting/conversation-store.ts';
import { footerStore } from '../../../lambdas/texting/footer/footer-store.ts';
import { replyDigestStore } from '../../../lambdas/texting/replies/reply-digest-store.ts';
import { unmatchedStore } from '../../../lambdas/texting/unmatched-store.ts';
import { programNumbers } from '../../support/numbers.ts';

/** The numbers that clients are texted from in tests. */
export const introductionNumbers = programNumbers.introductions;

export function textingStores(table: Table) {
  return {
    conversations: conversationStore(table),
    replyDigests: replyDigestStore(table),
    numberLeases: numberLeaseStore(table),
    clientReferrals: clientReferralStore(table),
    footers: footerStore(table),
    unmatched: unmatchedStore(table),
    clientConsents: clientConsentStore(table),
    introductionNumbers,
  };
}
