// Lead routing settings in the table: beside the team and its agents, so that one query reads all that decides.
import * as z from 'zod';
import { type TeamWithAgents, teamIn } from '../people/people-store.ts';
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import { initialLeadRouting, type LeadRouting, leadRoutingSchema } from './lead-routing.ts';

/** A team with all that decides who is offered its referrals. */
export type RoutedTeam = TeamWithAgents & { routing: LeadRouting };

const routingItem = z.object({ settings: leadRoutingSchema });

export function routingStore(table: Table) {
  return {
    /** The team, its settings and its agents in one consistent query; undefined when there is no such team. */
    async readRoutedTeam(teamId: string): Promise<RoutedTeam | undefined> {
      const items = await table.queryAll({ pk: keys.team(teamId).pk });
      const found = teamIn(items);
      if (found === undefined) return undefined;
      const saved = items.find(({ type }) => type === 'lead-routing');
      return {
        ...found,
        routing: saved === undefined ? initialLeadRouting(found.team) : routingItem.parse(saved).settings,
      };
    },

    async saveLeadRouting(teamId: string, settings: LeadRouting): Promise<void> {
      await table.update({
        key: keys.leadRouting(teamId),
        update: 'SET #type = :type, settings = :settings',
        names: { '#type': 'type' },
        values: { ':type': 'lead-routing', ':settings': settings },
      });
    },
  };
}
