// Texts that came in and are no words of consent, in the table, each once.
import { keys } from '../platform/keys.ts';
import { expiryOf } from '../platform/retention.ts';
import type { Table } from '../platform/table.ts';
import { isNew } from '../platform/table-requests.ts';
import type { KeptText } from './inbound-text.ts';

export function inboundStore(table: Table) {
  return {
    async keep(text: KeptText): Promise<void> {
      const expiresAt = expiryOf(text.at);
      const item = { ...keys.inboundText(text.carrierId), type: 'inbound-text', ...text, expiresAt };
      await table.put(item, isNew);
    },
  };
}
