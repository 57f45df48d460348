// Lead routing settings in the table: beside the team and its agents, so that one query reads all that decides.
import * as z from 'zod';
import { teamIn } from '../people/people-store.ts';
import type { TeamWithAgents } from '../people/team.ts';
import { teamSchema } from '../people/team.ts';
import { itemSchema } from '../platform/lazily.ts';
import type { Act } from '../platform/table/act.ts';
import { keys } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import { versionedSave } from '../platform/table/table-requests.ts';
import { initialLeadRouting, type LeadRouting, leadRoutingSchema, withoutMember } from './lead-routing.ts';

/** A team with all that decides who is offered its referrals. */
export type RoutedTeam = TeamWithAgents & {
  routing: LeadRouting;
  /** How often the settings were saved. */
  version: number;
};

/** The lead saves seldom. */
const removeTries = 5;

const routingItem = itemSchema(() =>
  z.object({ settings: leadRoutingSchema.schema(), version: z.int().default(0) }),
);

export function routingStore(table: Table) {
  return {
    /** The team, its settings and its agents in one consistent query; undefined when there is no such team. */
    async readRoutedTeam(teamId: string): Promise<RoutedTeam | undefined> {
      const items = await table.queryAll({ pk: keys.team(teamId).pk });
      const found = teamIn(items);
      if (found === undefined) return undefined;
      const saved = items.find(({ type }) => type === 'lead-routing');
      if (saved === undefined) return { ...found, routing: initialLeadRouting(found.team), version: 0 };
      const { settings, version } = routingItem.parse(saved);
      return { ...found, routing: settings, version };
    },

    /**
     * Saves settings, on `version` alone or, without one, on whatever there is. Answers their new version; undefined when
     * somebody saved since `version`.
     */
    async saveLeadRouting(
      teamId: string,
      settings: LeadRouting,
      version: number | undefined,
      changedBy?: Act,
    ): Promise<number | undefined> {
      const fields = { type: 'lead-routing', settings, ...(changedBy && { changedBy }) };
      const update = versionedSave(keys.leadRouting(teamId), fields, version);
      const outcome = await table.update(update, 'ALL_NEW');
      return outcome.applied ? routingItem.parse(outcome.item).version : undefined;
    },

    /**
     * PE-4: takes an agent who left out of the settings; when they were the fallback, the lead is. Without a member left, lead
     * routing is off (RT-2). What the lead saves at the same moment is looked at again.
     */
    async removeMember(teamId: string, agentId: string): Promise<void> {
      for (let tried = 0; tried < removeTries; tried += 1) {
        const [saved, team] = await Promise.all([
          table.get(keys.leadRouting(teamId)),
          table.get(keys.team(teamId)),
        ]);
        if (saved === undefined || team === undefined) return;
        const { settings, version } = routingItem.parse(saved);
        const changed = withoutMember(settings, agentId, teamSchema.parse(team).leadAgentId);
        if (changed === settings) return;
        if ((await this.saveLeadRouting(teamId, changed, version)) !== undefined) return;
      }
      throw new Error('Lead routing is saved all the time');
    },
  };
}
