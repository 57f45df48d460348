// Change tokens: how often anything on an agent's pages has changed, so that these reload only when it has.
import * as z from 'zod';
import { keys } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';

const changeTokenSchema = z.object({ changes: z.int().default(0), isGone: z.boolean().default(false) });

export function changeTokenStore(table: Table) {
  return {
    /** Something changed for the agent; told twice, it counts twice, which does no harm. */
    async renew(teamId: string, agentId: string): Promise<void> {
      await table.update({
        key: keys.changeToken(teamId, agentId),
        update: 'SET #type = :type ADD changes :one',
        names: { '#type': 'type' },
        values: { ':type': 'change-token', ':one': 1 },
      });
    },

    /** PE-4: for an agent who left nothing changes any more; for one who came back it does. */
    async setGone(teamId: string, agentId: string, isGone: boolean): Promise<void> {
      await table.update({
        key: keys.changeToken(teamId, agentId),
        update: 'SET #type = :type, isGone = :gone ADD changes :one',
        names: { '#type': 'type' },
        values: { ':type': 'change-token', ':gone': isGone, ':one': 1 },
      });
    },

    /** 0 before anything happened, undefined for an agent who left. */
    async read(teamId: string, agentId: string): Promise<number | undefined> {
      const item = await table.get(keys.changeToken(teamId, agentId));
      const { changes, isGone } = changeTokenSchema.parse(item ?? {});
      return isGone ? undefined : changes;
    },
  };
}
