// What is kept of one phone, in the table: its newest referrals, the numbers that it is texted from, and what texts to it followed from.
import * as z from 'zod';
import { type NumberLease, numberLeaseSchema } from '../claiming/numbers/number-lease.ts';
import { inbox, inboxIndex, keys, prefixes } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import { conversationStore } from '../texting/conversation-store.ts';
import { outboxIdOf } from '../texting/outbox-id.ts';
import { alertIdsOf, type Causes } from './sends.ts';

/** A referral of before the lists has no place in them. */
const pointerSchema = z.object({ referralId: z.string(), inboxSk: z.string().default('') });
const placeSchema = z.object({ inboxSk: z.string() });

type DerivedId = (prefix: 'out', ...parts: string[]) => string;

export function numberStore(table: Table, indexName: string, derivedId: DerivedId) {
  const index = inboxIndex(indexName);
  const conversations = conversationStore(table);
  return {
    /** The ids of a client's referrals, newest first. */
    async newestReferrals(phone: string, most: number): Promise<string[]> {
      const { pk } = keys.clientReferral(phone, '');
      const items = await table.queryAll({ pk, skPrefix: prefixes.clientReferral });
      const pointers = items.map((item) => pointerSchema.parse(item));
      const newest = pointers.toSorted((one, other) => (one.inboxSk < other.inboxSk ? 1 : -1));
      return newest.slice(0, most).map(({ referralId }) => referralId);
    },

    async leases(phone: string): Promise<NumberLease[]> {
      const { pk } = keys.numberLease(phone, '');
      const items = await table.queryAll({ pk, skPrefix: prefixes.numberLease });
      return items.map((item) => numberLeaseSchema.parse(item));
    },

    /** Of what agents wrote in one conversation, from before `before` on. */
    async textsBefore(referralId: string, before: string | undefined, most: number): Promise<Causes> {
      const { messages, next } = await conversations.list(referralId, before, 'newest', most);
      const causes = messages.flatMap(({ direction, at, messageId }) =>
        direction === 'inbound'
          ? []
          : [
              {
                place: `${at}#${messageId}`,
                outboxIds: [outboxIdOf(derivedId, { referralId, messageId })],
              },
            ],
      );
      return { causes, end: next };
    },

    /** Of one agent's offers, from before `before` on. */
    async offersBefore(agentId: string, before: string | undefined, most: number): Promise<Causes> {
      const page = await table.query({
        pk: inbox.ofAgent(agentId),
        index,
        skFrom: '0',
        skUntil: before ?? '9',
        newestFirst: true,
        limit: most,
      });
      const places = page.items.map((item) => placeSchema.parse(item).inboxSk);
      const causes = places
        .filter((place) => place !== before)
        .map((place) => ({
          place,
          outboxIds: alertIdsOf({ agentId, ...inbox.partsOf(place) }, derivedId),
        }));
      return { causes, end: page.next && places.at(-1) };
    },
  };
}
