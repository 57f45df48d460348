// The texts of a bulk text in the table: each is written into its conversation once, with its place in the team's figures.
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import type { AutomatedMessage } from '../../texting/automated/automated-text.ts';
import { automatedTextWrites, isOwnersToText } from '../../texting/conversation-store.ts';
import { campaignTextWrite } from '../figures/campaign-text-store.ts';
import type { Place, Writing } from './hand-out.ts';

export function bulkTextStore(table: Table) {
  return {
    async findWritten(messages: readonly Place[]): Promise<ReadonlySet<string>> {
      const pointers = messages.map(({ referralId, messageId }) => keys.messageId(referralId, messageId));
      const prefix = keys.messageId('', '').sk;
      return new Set((await table.getAll(pointers)).map(({ sk }) => String(sk).slice(prefix.length)));
    },

    /** Only while its agent owns the client and may text them. */
    async write(message: AutomatedMessage, teamId: string): Promise<Writing> {
      const outcome = await table.transact([
        ...automatedTextWrites(message, isOwnersToText(message, teamId)),
        campaignTextWrite({ teamId, message }),
      ]);
      // The first of them puts what tells a message from its repetition.
      return outcome.applied || outcome.refused[0] ? 'taken' : 'guarded';
    },
  };
}
