// What an agent has done of the checklist of the first sign-in: on their own item, each by one write.
import { keys } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';

type Who = { teamId: string; agentId: string };
type Moment = 'contactCardAt' | 'testTextAt' | 'testCallAt' | 'checklistDoneAt';

const isInTeam = 'attribute_exists(pk) AND attribute_not_exists(#left)';
const names = { '#left': 'left' };

export function checklistStore(table: Table) {
  /** The first one counts, and is written once. */
  async function note({ teamId, agentId }: Who, moment: Moment, now: Date): Promise<void> {
    await table.update({
      key: keys.agent(teamId, agentId),
      update: `SET ${moment} = :now`,
      condition: `${isInTeam} AND attribute_not_exists(${moment})`,
      names,
      values: { ':now': now.toISOString() },
    });
  }

  return {
    noteContactCard: (who: Who, now: Date) => note(who, 'contactCardAt', now),
    noteTestText: (who: Who, now: Date) => note(who, 'testTextAt', now),
    noteTestCall: (who: Who, now: Date) => note(who, 'testCallAt', now),
    finish: (who: Who, now: Date) => note(who, 'checklistDoneAt', now),

    /** False when the profile has another phone. */
    async confirmPhone({ teamId, agentId }: Who, phone: string): Promise<boolean> {
      const { applied } = await table.update({
        key: keys.agent(teamId, agentId),
        update: 'SET confirmedPhone = :phone',
        condition: `${isInTeam} AND phone = :phone`,
        names,
        values: { ':phone': phone },
      });
      return applied;
    },

    async putAside({ teamId, agentId }: Who, isDismissed: boolean, now: Date): Promise<void> {
      await table.update({
        key: keys.agent(teamId, agentId),
        update: isDismissed ? 'SET checklistDismissedAt = :now' : 'REMOVE checklistDismissedAt',
        condition: isInTeam,
        names,
        ...(isDismissed && { values: { ':now': now.toISOString() } }),
      });
    },
  };
}
