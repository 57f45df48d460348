// How teams greet new clients, in the table: an item a team. And the greeting itself, in its conversation once.
import type { Act } from '../../platform/table/act.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { versionedSave } from '../../platform/table/table-requests.ts';
import type { AutomatedMessage } from '../../texting/automated/automated-text.ts';
import { automatedTextWrites, isTeamsToGreet } from '../../texting/conversation-store.ts';
import { campaignTextWrite } from '../figures/campaign-text-store.ts';
import { type Concierge, type ConciergeSettings, conciergeSchema } from './concierge.ts';

export function conciergeStore(table: Table) {
  return {
    async read(teamId: string): Promise<Concierge | undefined> {
      const item = await table.get(keys.concierge(teamId));
      return item && conciergeSchema.parse(item);
    },

    /** On `version` alone or, without one, on whatever there is; undefined when somebody saved since `version`. */
    async save(
      { teamId, settings, updatedAt }: { teamId: string; settings: ConciergeSettings; updatedAt: string },
      version: number | undefined,
      changedBy: Act,
    ): Promise<Concierge | undefined> {
      const fields = { type: 'concierge', teamId, settings, updatedAt, changedBy };
      const outcome = await table.update(versionedSave(keys.concierge(teamId), fields, version), 'ALL_NEW');
      return outcome.applied ? conciergeSchema.parse(outcome.item) : undefined;
    },

    /** CP-8: once, while nobody has claimed and the client may be texted. */
    async greet(
      message: AutomatedMessage,
      { teamId, round }: { teamId: string; round: number | undefined },
    ): Promise<void> {
      const guard = isTeamsToGreet(message.referralId, teamId, round);
      await table.transact([...automatedTextWrites(message, guard), campaignTextWrite({ teamId, message })]);
    },
  };
}
