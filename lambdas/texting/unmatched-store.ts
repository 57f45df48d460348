// Texts that belong to no conversation, in the table: kept for whoever looks into it, for nothing that came in is lost.

import { keys, prefixes } from '../platform/keys.ts';
import { expiryOf } from '../platform/retention.ts';
import type { Table } from '../platform/table.ts';
import { isNew } from '../platform/table-requests.ts';
import type { KeptText } from './inbound-text.ts';
import { keptTextSchema } from './inbound-text.ts';

const pageSize = 100;

/** `<at>#<carrier's id>`; what a cursor stands for. */
type StrayPlace = string;

export function strayStore(table: Table) {
  return {
    async keep(text: KeptText): Promise<void> {
      const expiresAt = expiryOf(text.at);
      const key = keys.strayText(text.from, text.at, text.carrierId);
      await table.put({ ...key, type: 'stray-text', ...text, expiresAt }, isNew);
    },

    /** What `phone` texted, newest first, from behind `after` on. */
    async list(
      phone: string,
      after: StrayPlace | undefined,
    ): Promise<{ texts: KeptText[]; next: StrayPlace | undefined }> {
      const { pk } = keys.strayText(phone, '', '');
      const page = await table.query({
        ...{ pk, skPrefix: prefixes.strayText, limit: pageSize, newestFirst: true },
        after: after === undefined ? undefined : { pk, sk: `${prefixes.strayText}${after}` },
      });
      const texts = page.items.map((item) => keptTextSchema.parse(item));
      const last = texts.at(-1);
      return { texts, next: page.next && last && `${last.at}#${last.carrierId}` };
    },
  };
}
