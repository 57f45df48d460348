// What an agent did in the last 24 hours of what is limited (PE-6): an item for each kind, counted by one conditional write.
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { Agent } from '../platform/http/principal.ts';
import { instant } from '../platform/instant.ts';
import type { Refusal } from '../platform/outcome.ts';
import { keys } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import { isNew, unchangedSince } from '../platform/table/table-requests.ts';
import { counted, type LimitedAct, limitReached } from './daily-limits.ts';

const itemSchema = z.object({
  revision: z.int(),
  acts: z.array(z.object({ id: z.string(), at: instant })),
});

const keptSeconds = 2 * 86_400;
/** Each try that loses was overtaken by another act, and there is room for few. */
const writeTries = 30;
const longestPauseMs = 20;

export function dailyLimitsStore(table: Table) {
  return {
    /** Counts the act `id`, once however often it is repeated; answers the refusal when it is one too many. */
    async count(
      { teamId, agentId }: Pick<Agent, 'teamId' | 'agentId'>,
      kind: LimitedAct,
      id: string,
      now: Date,
    ): Promise<Refusal<'daily-limit-reached'> | undefined> {
      const key = keys.dailyLimit(teamId, agentId, kind);
      for (let tried = 0; tried < writeTries; tried += 1) {
        const item = await table.get(key);
        const before = item === undefined ? undefined : itemSchema.parse(item);
        const acts = before?.acts ?? [];
        const after = counted(acts, kind, { id, at: now.toISOString() });
        if (after instanceof Date) return limitReached(kind, after, now);
        if (after === acts) return undefined;
        const revision = (before?.revision ?? 0) + 1;
        const expiresAt = Math.floor(now.getTime() / 1000) + keptSeconds;
        const { applied } = await table.put(
          { ...key, type: 'daily-limit', acts: after, revision, expiresAt },
          before === undefined ? isNew : unchangedSince(before.revision),
        );
        if (applied) return undefined;
        await pause(longestPauseMs * Math.random());
      }
      throw new Error('Too many acts of one agent at once to count this one');
    },
  };
}
