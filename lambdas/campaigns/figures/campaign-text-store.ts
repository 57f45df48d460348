// Automated texts in the table, for the team's figures: one small item each, in a partition a team and week.
import { expiryOf } from '../../platform/retention.ts';
import { campaignTextsOf, keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import type { Write } from '../../platform/table/table-requests.ts';
import type { AutomatedMessage } from '../../texting/automated/automated-text.ts';
import type { CampaignFateDeps, PlacedText } from './campaign-fate.ts';
import { type CampaignText, campaignTextSchema, partOf } from './campaign-text.ts';
import { weekOf, weeksBetween } from './week.ts';

export function campaignTextStore(table: Table) {
  return {
    /** Of one bulk text or plan, or of all (`part` undefined), written from `from` to `until`; in no order. */
    async list(
      teamId: string,
      { part, from, until }: { part?: string | undefined; from: string; until: string },
    ): Promise<CampaignText[]> {
      const weeks = weeksBetween(from, until).map((week) =>
        table.queryAll({
          pk: campaignTextsOf(teamId, week),
          ...(part !== undefined && { skPrefix: `${part}#` }),
        }),
      );
      const items = (await Promise.all(weeks)).flat();
      return items
        .map((item) => campaignTextSchema.parse(item))
        .filter(({ at }) => at >= from && at <= until);
    },

    /** The first time of each counts, and the last reason. */
    async note(
      text: PlacedText,
      noted: Parameters<CampaignFateDeps['campaignTexts']['note']>[1],
    ): Promise<void> {
      const fields = Object.entries(noted);
      const isTime = (name: string) => name.endsWith('At');
      await table.update({
        key: keyOf(text),
        update: `SET ${fields.map(([name]) => (isTime(name) ? `#${name} = if_not_exists(#${name}, :${name})` : `#${name} = :${name}`)).join(', ')}`,
        condition: isThere,
        names: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
        values: Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
      });
    },

    /** The client answered it, or asked for no more texts after it, at `at`: the first time counts. */
    async noteAnswer(text: PlacedText, what: 'repliedAt' | 'optedOutAt', at: string): Promise<void> {
      await table.update({
        key: keyOf(text),
        update: 'SET #what = :at',
        condition: `${isThere} AND (attribute_not_exists(#what) OR #what > :at)`,
        names: { '#what': what },
        values: { ':at': at },
      });
    },
  };
}

/** One that its time to live has removed does not come back. */
const isThere = 'attribute_exists(pk)';

function keyOf({ teamId, at, automated, messageId }: PlacedText) {
  return keys.campaignText(teamId, weekOf(at), partOf(automated), messageId);
}

/** Part of the write that puts the text into its conversation. */
export function campaignTextWrite({
  teamId,
  message: { referralId, messageId, at, automated },
}: {
  teamId: string;
  message: Pick<AutomatedMessage, 'referralId' | 'messageId' | 'at' | 'automated'>;
}): Write {
  return {
    put: {
      ...keyOf({ teamId, messageId, at, automated }),
      type: 'campaign-text',
      teamId,
      referralId,
      messageId,
      part: partOf(automated),
      at,
      expiresAt: expiryOf(at),
    },
  };
}
