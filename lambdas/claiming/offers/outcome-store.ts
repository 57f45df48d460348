// Where the workflow's task token and the referral's outcome meet, so that whichever comes second completes the task.
import * as z from 'zod';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import type { Outcome } from '../referral.ts';
import type { RoundEnd } from './offer.ts';

const meetingSchema = z.object({
  taskToken: z.string().optional(),
  outcome: z.enum(['claimed', 'returned']).optional(),
});

export function outcomeStore(table: Table) {
  return {
    /** Leaves the task's token; answers the outcome when it was there first. */
    async awaitOutcome(referralId: string, taskToken: string, round?: number): Promise<Outcome | undefined> {
      const outcome = await table.update({
        key: keys.workflow(referralId, round),
        update: 'SET #type = :type, taskToken = :token',
        condition: 'attribute_not_exists(outcome)',
        names: { '#type': 'type' },
        values: { ':type': 'outcome', ':token': taskToken },
      });
      return outcome.applied ? undefined : meetingSchema.parse(outcome.current).outcome;
    },

    /**
     * Leaves the outcome, and how its offers ended, of which the first stands; answers the token of the task that waits for it,
     * if one does.
     */
    async record(
      referralId: string,
      outcome: Outcome,
      round?: number,
      end?: RoundEnd,
    ): Promise<string | undefined> {
      const written = await table.update(
        {
          key: keys.workflow(referralId, round),
          update: `SET #type = :type, outcome = :outcome${end ? ', ended = if_not_exists(ended, :end)' : ''}`,
          names: { '#type': 'type' },
          values: { ':type': 'outcome', ':outcome': outcome, ...(end && { ':end': end }) },
        },
        'ALL_NEW',
      );
      return written.applied ? meetingSchema.parse(written.item).taskToken : undefined;
    },
  };
}
