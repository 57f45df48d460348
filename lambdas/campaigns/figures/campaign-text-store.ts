// Automated texts in the table, for the team's figures: one small item each, in a partition a team and week.

import { expiryOf } from '../../platform/retention.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Write } from '../../platform/table/table-requests.ts';
import type { AutomatedMessage } from '../../texting/automated/automated-text.ts';
import { partOf } from './campaign-text.ts';
import { weekOf } from './week.ts';

/** Part of the write that puts the text into its conversation. */
export function campaignTextWrite({
  teamId,
  message: { referralId, messageId, at, automated },
}: {
  teamId: string;
  message: Pick<AutomatedMessage, 'referralId' | 'messageId' | 'at' | 'automated'>;
}): Write {
  const part = partOf(automated);
  return {
    put: {
      ...keys.campaignText(teamId, weekOf(at), part, messageId),
      type: 'campaign-text',
      teamId,
      referralId,
      messageId,
      part,
      at,
      expiresAt: expiryOf(at),
    },
  };
}
