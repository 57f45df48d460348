// Sends that may have gone out and that nobody told of, newest first: each is in a sparse index for as long as that is so.
import type { OutboxMessage } from '../../delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../delivery/outbox/outbox-store.ts';
import { inboxIndex, listed } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';

export function unconfirmedStore(table: Table, indexName: string) {
  const outbox = outboxStore(table);
  return {
    async newestUnconfirmed(most: number): Promise<{ messages: OutboxMessage[]; isMore: boolean }> {
      const { items, next } = await table.query({
        pk: listed.unconfirmed,
        index: inboxIndex(indexName),
        newestFirst: true,
        limit: most,
      });
      const found = await outbox.findAll(items.map(({ pk }) => String(pk).slice('OUTBOX#'.length)));
      return { messages: [...found.values()], isMore: next !== undefined };
    },
  };
}
