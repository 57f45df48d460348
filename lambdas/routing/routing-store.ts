// Teams, agents and lead routing settings in the table: one partition a team.
import * as z from 'zod';
import { type AgentProfile, agentSchema, type Device, type Team, teamSchema } from '../people/team.ts';
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import { initialLeadRouting, type LeadRouting, leadRoutingSchema } from './lead-routing.ts';

/** A team with all that decides who is offered its referrals. */
export type TeamWithAgents = { team: Team; routing: LeadRouting; agents: AgentProfile[] };

const routingItem = z.object({ settings: leadRoutingSchema });

export function routingStore(table: Table) {
  return {
    async readTeam(teamId: string): Promise<Team | undefined> {
      const item = await table.get(keys.team(teamId));
      return item && teamSchema.parse(item);
    },

    /** The team, its settings and its agents in one consistent query; undefined when there is no such team. */
    async readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined> {
      const { pk, sk: teamSk } = keys.team(teamId);
      const { sk: routingSk } = keys.leadRouting(teamId);
      let team: Team | undefined;
      let routing: LeadRouting | undefined;
      const agents: AgentProfile[] = [];
      for (const item of await table.queryAll({ pk })) {
        if (item.sk === teamSk) team = teamSchema.parse(item);
        else if (item.sk === routingSk) routing = routingItem.parse(item).settings;
        else agents.push(agentSchema.parse(item));
      }
      return team && { team, agents, routing: routing ?? initialLeadRouting(team) };
    },

    async readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined> {
      const item = await table.get(keys.agent(teamId, agentId));
      return item && agentSchema.parse(item);
    },

    async saveTeam(team: Team): Promise<void> {
      await table.update({
        key: keys.team(team.teamId),
        update: `SET #type = :type, teamId = :teamId, #name = :name, leadAgentId = :lead ${setOrRemove({ brand: team.brand })}`,
        names: { '#type': 'type', '#name': 'name' },
        values: {
          ':type': 'team',
          ':teamId': team.teamId,
          ':name': team.name,
          ':lead': team.leadAgentId,
          ':brand': team.brand,
        },
      });
    },

    /** Saves what the admin knows of an agent; the agent's devices stay as they are. */
    async saveAgent(agent: Omit<AgentProfile, 'devices'>): Promise<void> {
      const { teamId, agentId, name, licensed, email, phone } = agent;
      await table.update({
        key: keys.agent(teamId, agentId),
        update: `SET #type = :type, teamId = :teamId, agentId = :agentId, #name = :name, licensed = :licensed, devices = if_not_exists(devices, :none) ${setOrRemove({ email, phone })}`,
        names: { '#type': 'type', '#name': 'name' },
        values: {
          ':type': 'agent',
          ':teamId': teamId,
          ':agentId': agentId,
          ':name': name,
          ':licensed': licensed,
          ':none': {},
          ':email': email,
          ':phone': phone,
        },
      });
    },

    /** Changes an existing agent's own contact data; undefined when there is no such agent. */
    async changeContact(
      teamId: string,
      agentId: string,
      change: { email?: string | undefined; phone?: string | undefined },
    ): Promise<AgentProfile | undefined> {
      const sets = Object.entries(change).filter(([, value]) => value !== undefined);
      if (sets.length === 0) return this.readAgent(teamId, agentId);
      const outcome = await table.update(
        {
          key: keys.agent(teamId, agentId),
          update: `SET ${sets.map(([name]) => `${name} = :${name}`).join(', ')}`,
          condition: 'attribute_exists(pk)',
          values: Object.fromEntries(sets.map(([name, value]) => [`:${name}`, value])),
        },
        'ALL_NEW',
      );
      return outcome.applied ? agentSchema.parse(outcome.item) : undefined;
    },

    async saveDevice(teamId: string, agentId: string, deviceId: string, device: Device): Promise<boolean> {
      const outcome = await table.update({
        key: keys.agent(teamId, agentId),
        update: 'SET devices.#device = :device',
        condition: 'attribute_exists(pk)',
        names: { '#device': deviceId },
        values: { ':device': device },
      });
      return outcome.applied;
    },

    async removeDevice(teamId: string, agentId: string, deviceId: string): Promise<void> {
      await table.update({
        key: keys.agent(teamId, agentId),
        update: 'REMOVE devices.#device',
        condition: 'attribute_exists(pk)',
        names: { '#device': deviceId },
      });
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

/** Clauses that set the given attributes, and remove those without a value. */
function setOrRemove(attributes: Readonly<Record<string, string | undefined>>): string {
  const names = Object.keys(attributes);
  const set = names.filter((name) => attributes[name] !== undefined).map((name) => `, ${name} = :${name}`);
  const gone = names.filter((name) => attributes[name] === undefined);
  return `${set.join('')}${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`;
}
