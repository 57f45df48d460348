// Texts that belong to no conversation, in the table: kept for whoever looks into it, for nothing that came in is lost.

import { expiryOf } from '../platform/retention.ts';
import { keys, prefixes } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import { isNew } from '../platform/table/table-requests.ts';
import { type UnmatchedText, unmatchedTextSchema } from './inbound-text.ts';

const pageSize = 100;

/** `<at>#<carrier's id>`; what a cursor means. */
type UnmatchedPlace = string;

export function unmatchedStore(table: Table) {
  return {
    /** Keeps a text once, as it first came: told again, it has another time. */
    async keep(text: UnmatchedText): Promise<void> {
      const { from, at, carrierId } = text;
      const expiresAt = expiryOf(at);
      await table.transact([
        {
          put: { ...keys.unmatchedTextId(from, carrierId), type: 'unmatched-text-id', expiresAt },
          if: isNew,
        },
        { put: { ...keys.unmatchedText(from, at, carrierId), type: 'unmatched-texts', ...text, expiresAt } },
      ]);
    },

    /** What `phone` texted, newest first, from behind `after` on. */
    async list(
      phone: string,
      after: UnmatchedPlace | undefined,
    ): Promise<{ texts: UnmatchedText[]; next: UnmatchedPlace | undefined }> {
      const { pk } = keys.unmatchedText(phone, '', '');
      const page = await table.query({
        pk,
        skPrefix: prefixes.unmatchedText,
        limit: pageSize,
        newestFirst: true,
        after: after === undefined ? undefined : { pk, sk: `${prefixes.unmatchedText}${after}` },
      });
      const texts = page.items.map((item) => unmatchedTextSchema.parse(item));
      const last = texts.at(-1);
      return { texts, next: page.next && last && `${last.at}#${last.carrierId}` };
    },
  };
}
