// How teams greet new clients, in the table: an item a team. And the greeting itself, in its conversation once.
import type { Act } from '../../platform/table/act.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { versionedSave } from '../../platform/table/table-requests.ts';
import type { AutomatedMessage } from '../../texting/automated/automated-text.ts';
import { automatedTextWrites, isTeamsToGreet } from '../../texting/conversation-store.ts';
import { campaignTextWrite } from '../figures/campaign-text-store.ts';
import { isPlanThere } from '../plans/plan-store.ts';
import { type Concierge, conciergeSchema, type SavedConcierge } from './concierge.ts';

export function conciergeStore(table: Table) {
  return {
    async read(teamId: string): Promise<Concierge | undefined> {
      const item = await table.get(keys.concierge(teamId));
      return item && conciergeSchema.parse(item);
    },

    /** On `before` alone, and while the plan that it names is there. */
    async save(concierge: Concierge, before: Concierge | undefined, changedBy: Act): Promise<SavedConcierge> {
      const { teamId, settings, planSince, updatedAt } = concierge;
      const fields = {
        type: 'concierge',
        teamId,
        settings,
        ...(planSince && { planSince }),
        updatedAt,
        changedBy,
      };
      const update = versionedSave(keys.concierge(teamId), fields, before?.version ?? 0);
      if (settings.planId === undefined) return (await table.update(update)).applied ? 'saved' : 'changed';
      const outcome = await table.transact([{ update }, { check: isPlanThere(teamId, settings.planId) }]);
      if (outcome.applied) return 'saved';
      return outcome.refused[0] ? 'changed' : 'no-plan';
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
