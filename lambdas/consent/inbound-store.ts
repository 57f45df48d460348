// Texts that came in and are no words of consent, in the table, each once.
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import { isNew } from '../platform/table-requests.ts';
import type { KeptText } from './inbound-text.ts';

/** As long as what we send ourselves. */
const keptDays = 400;

export function inboundStore(table: Table) {
  return {
    async keep(text: KeptText): Promise<void> {
      const expiresAt = Math.floor(Date.parse(text.at) / 1000) + keptDays * 86_400;
      const item = { ...keys.inboundText(text.carrierId), type: 'inbound-text', ...text, expiresAt };
      await table.put(item, isNew);
    },
  };
}
