// Pulses: how often anything that an agent's pages show has changed, so that they ask for the rest only when it has.
import * as z from 'zod';
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';

const pulseSchema = z.object({ beats: z.int() });

export function pulseStore(table: Table) {
  return {
    /** Something changed for the agent; told twice, it counts twice, which does no harm. */
    async beat(teamId: string, agentId: string): Promise<void> {
      await table.update({
        key: keys.pulse(teamId, agentId),
        update: 'SET #type = :type ADD beats :one',
        names: { '#type': 'type' },
        values: { ':type': 'pulse', ':one': 1 },
      });
    },

    /** 0 before anything happened. */
    async read(teamId: string, agentId: string): Promise<number> {
      const item = await table.get(keys.pulse(teamId, agentId));
      return item === undefined ? 0 : pulseSchema.parse(item).beats;
    },
  };
}
