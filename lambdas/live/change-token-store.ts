// Change tokens: how often anything on an agent's pages has changed, so that these reload only when it has.
import * as z from 'zod';
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';

const changeTokenSchema = z.object({ changes: z.int() });

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

    /** 0 before anything happened. */
    async read(teamId: string, agentId: string): Promise<number> {
      const item = await table.get(keys.changeToken(teamId, agentId));
      return item === undefined ? 0 : changeTokenSchema.parse(item).changes;
    },
  };
}
