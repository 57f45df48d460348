// Puts messages into the outbox: all that whoever writes one needs of it.

import { expiryOf } from '../retention.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import { isNew } from './table-requests.ts';

export function outboxEntryStore(table: Table) {
  return {
    /** One that is there already stays as it is. Answers whether it is new. `attempts`: how often its carrier may have had it. */
    async create(message: { outboxId: string; createdAt: string }, attempts = 0): Promise<boolean> {
      const { applied } = await table.put(
        {
          ...keys.outbox(message.outboxId),
          type: 'outbox-message',
          ...message,
          status: 'queued',
          attempts,
          expiresAt: expiryOf(message.createdAt),
        },
        isNew,
      );
      return applied;
    },
  };
}
