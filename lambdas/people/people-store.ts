// Teams and agents in the table: one partition a team.
import * as z from 'zod';
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import type { Item, Update } from '../platform/table-requests.ts';
import type { PhoneChanges } from './change-profile.ts';
import { type AgentProfile, agentSchema, type Device, type Team, teamSchema } from './team.ts';

export type TeamWithAgents = { team: Team; agents: AgentProfile[] };

/** How saving an agent ended; `in`: the team that they are in. */
export type Saving = { saved: true } | { saved: false; in: string };

const membershipSchema = z.object({ teamId: z.string() });

export function peopleStore(table: Table) {
  return {
    async readTeam(teamId: string): Promise<Team | undefined> {
      const item = await table.get(keys.team(teamId));
      return item && teamSchema.parse(item);
    },

    /** The team and its agents in one consistent query; undefined when there is no such team. */
    async readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined> {
      return teamIn(await table.queryAll({ pk: keys.team(teamId).pk }));
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

    /**
     * Saves what the admin knows of an agent; the agent's devices stay as they are. PE-3: only while they are in no other
     * team, which one write on the agent's membership decides.
     */
    async saveAgent(agent: Omit<AgentProfile, 'devices'>): Promise<Saving> {
      const { teamId, agentId } = agent;
      const { applied } = await table.transact([
        { update: membershipIn(teamId, agentId) },
        { update: profileWrite(agent) },
      ]);
      if (applied) return { saved: true };
      const membership = await table.get(keys.membership(agentId));
      return { saved: false, in: membershipSchema.parse(membership).teamId };
    },

    /** Changes an existing agent's own contact data; undefined when there is no such agent. */
    async changeContact(
      teamId: string,
      agentId: string,
      change: { email?: string | undefined; phone?: string | undefined },
      phoneChanges?: PhoneChanges,
    ): Promise<AgentProfile | undefined> {
      const fields = { ...change, phoneChanges: phoneChanges?.after };
      const sets = Object.entries(fields).filter(([, value]) => value !== undefined);
      if (sets.length === 0) return this.readAgent(teamId, agentId);
      const outcome = await table.update(
        {
          key: keys.agent(teamId, agentId),
          update: `SET ${sets.map(([name]) => `${name} = :${name}`).join(', ')}`,
          condition: `attribute_exists(pk)${phoneChanges === undefined ? '' : unchanged(phoneChanges)}`,
          values: {
            ...Object.fromEntries(sets.map(([name, value]) => [`:${name}`, value])),
            ':before': phoneChanges?.before,
          },
        },
        'ALL_NEW',
      );
      return outcome.applied ? agentSchema.parse(outcome.item) : undefined;
    },

    /** PE-6: saves a device, and takes others off to make room, only while there are as many as were seen. */
    async saveDevice(
      { teamId, agentId }: Pick<AgentProfile, 'teamId' | 'agentId'>,
      { deviceId, device, instead }: { deviceId: string; device: Device; instead: readonly string[] },
      seen: AgentProfile['devices'],
    ): Promise<boolean> {
      const gone = instead.map((_, index) => `devices.#gone${index}`);
      const outcome = await table.update({
        key: keys.agent(teamId, agentId),
        update: `SET devices.#device = :device${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`,
        condition: [
          'attribute_exists(pk) AND size(devices) = :seen',
          `attribute_${deviceId in seen ? '' : 'not_'}exists(devices.#device)`,
          ...gone.map((place) => `attribute_exists(${place})`),
        ].join(' AND '),
        names: {
          '#device': deviceId,
          ...Object.fromEntries(instead.map((id, index) => [`#gone${index}`, id])),
        },
        values: { ':device': device, ':seen': Object.keys(seen).length },
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
  };
}

/** No other change of phone was counted meanwhile. */
function unchanged({ before }: PhoneChanges): string {
  return before === undefined ? ' AND attribute_not_exists(phoneChanges)' : ' AND phoneChanges = :before';
}

function membershipIn(teamId: string, agentId: string): Update {
  return {
    key: keys.membership(agentId),
    update: 'SET #type = :type, agentId = :agentId, teamId = :teamId',
    condition: 'attribute_not_exists(teamId) OR teamId = :teamId',
    names: { '#type': 'type' },
    values: { ':type': 'membership', ':agentId': agentId, ':teamId': teamId },
  };
}

function profileWrite(agent: Omit<AgentProfile, 'devices'>): Update {
  const { teamId, agentId, name, licensed, email, phone } = agent;
  return {
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
  };
}

/** Clauses that set the given attributes, and remove those without a value. */
function setOrRemove(attributes: Readonly<Record<string, string | undefined>>): string {
  const names = Object.keys(attributes);
  const set = names.filter((name) => attributes[name] !== undefined).map((name) => `, ${name} = :${name}`);
  const gone = names.filter((name) => attributes[name] === undefined);
  return `${set.join('')}${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`;
}

/** The team in all the items of its partition; what isn't about people is passed over. */
export function teamIn(items: readonly Item[]): TeamWithAgents | undefined {
  const team = items.find(({ type }) => type === 'team');
  const agents = items.filter(({ type }) => type === 'agent').map((item) => agentSchema.parse(item));
  return team && { team: teamSchema.parse(team), agents };
}
