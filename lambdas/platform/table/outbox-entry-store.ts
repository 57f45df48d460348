// Puts messages into the outbox: all that whoever writes one needs of it.

import { expiryOf } from '../retention.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import { isNew } from './table-requests.ts';

export function outboxEntryStore(table: Table) {
  return {
    /**
     * One that is there already stays as it is. Answers whether it is new. `attempts`: how often its carrier may have had it. CO-13:
     * what a word was answered is evidence, and kept as long as the ledger that has the word.
     */
    async create(
      message: { outboxId: string; createdAt: string; purpose?: { kind: string } },
      attempts = 0,
    ): Promise<boolean> {
      const { applied } = await table.put(
        {
          ...keys.outbox(message.outboxId),
          type: 'outbox-message',
          ...message,
          status: 'queued',
          attempts,
          ...(message.purpose?.kind !== 'answer' && { expiresAt: expiryOf(message.createdAt) }),
        },
        isNew,
      );
      return applied;
    },
  };
}
