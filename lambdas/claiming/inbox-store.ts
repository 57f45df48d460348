// Inboxes, newest first, read from the races themselves: what was claimed a moment ago shows at once (CL-4).
import type { Table } from '../platform/table.ts';
import { type InboxOwner, type InboxPlace, offerStore } from './offer-store.ts';
import type { Referral, ReferralStatus } from './referral.ts';
import { referralStore } from './referral-store.ts';

const pageSize = 25;
/** Pages of the index that one request looks through for a status; the cursor goes on from there. */
const maxIndexPages = 8;

export type InboxPage = { referrals: Referral[]; next: InboxPlace | undefined };

/** `indexName`: the inbox index. */
export function inboxStore(table: Table, indexName: string) {
  const offers = offerStore(table);
  const referrals = referralStore(table);
  return {
    /** A page of about 25 referrals; with `status` only these, and perhaps fewer although `next` leads on. */
    async read(
      owner: InboxOwner,
      { status, after }: { status?: ReferralStatus | undefined; after?: InboxPlace | undefined },
    ): Promise<InboxPage> {
      const found: Referral[] = [];
      let next = after;
      for (let pages = 0; pages < maxIndexPages && found.length < pageSize; pages += 1) {
        const page = await offers.readInbox(indexName, owner, pageSize, next);
        const read = await referrals.readAll(page.referralIds);
        found.push(...read.filter(({ race }) => status === undefined || race.status === status));
        next = page.next;
        if (next === undefined) break;
      }
      return { referrals: found, next };
    },
  };
}
