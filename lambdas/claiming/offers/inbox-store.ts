// Inboxes, newest first, read from the races themselves: what was claimed a moment ago shows at once (CL-4).
import type { Table } from '../../platform/table/table.ts';
import type { Race, Referral } from '../referral.ts';
import { referralStore } from '../referral-store.ts';
import { type InboxOwner, type InboxPlace, offerStore } from './offer-store.ts';

const pageSize = 25;
/** Each may be a transaction, all of a page side by side. */
const leaversPageSize = 25;
/** Pages of the index that one request looks through for what is wanted; the cursor goes on from there. */
const maxIndexPages = 8;

export type InboxPage = { referrals: Referral[]; next: InboxPlace | undefined };

/** `indexName`: the inbox index. */
export function inboxStore(table: Table, indexName: string) {
  const offers = offerStore(table);
  const referrals = referralStore(table);
  return {
    /** A page of all that an agent was ever offered or has. */
    async readPage(
      agentId: string,
      after: InboxPlace | undefined,
    ): Promise<{ referralIds: string[]; next: InboxPlace | undefined }> {
      const { places, next } = await offers.readInbox(indexName, { agentId }, leaversPageSize, after);
      // One of several rounds (CL-15) is one referral.
      return { referralIds: [...new Set(places.map(({ referralId }) => referralId))], next };
    },

    /** A page of about 25 of the referrals that `isWanted`, perhaps fewer although `next` leads on. */
    async read(
      owner: InboxOwner,
      isWanted: (race: Race) => boolean,
      after: InboxPlace | undefined,
    ): Promise<InboxPage> {
      const found: Referral[] = [];
      let next = after;
      for (let pages = 0; pages < maxIndexPages && found.length < pageSize; pages += 1) {
        const page = await offers.readInbox(indexName, owner, pageSize, next);
        const read = await referrals.readAll([...new Set(page.places.map(({ referralId }) => referralId))]);
        // CL-15: places of earlier rounds stay, for response times; the referral is listed where it is offered now.
        const isCurrent = ({ race: { referralId, round } }: Referral) =>
          page.places.some((place) => place.referralId === referralId && place.round === round);
        found.push(...read.filter((referral) => isCurrent(referral) && isWanted(referral.race)));
        next = page.next;
        if (next === undefined) break;
      }
      return { referrals: found, next };
    },
  };
}
