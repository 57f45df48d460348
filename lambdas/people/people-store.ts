// Teams and agents in the table: one partition a team.
import * as z from 'zod';
import { itemSchema } from '../platform/lazily.ts';
import { type Act, signed } from '../platform/table/act.ts';
import { keys, listed } from '../platform/table/keys.ts';
import { searchText } from '../platform/table/search-text.ts';
import type { Table } from '../platform/table/table.ts';
import type { Item, Update, Write } from '../platform/table/table-requests.ts';
import type { PhoneChanges } from './change-profile.ts';
import type { Invitation } from './invitations/invitation.ts';
import {
  type AgentProfile,
  type AnyDevice,
  agentSchema,
  type DevicesOfAgent,
  type Leaving,
  type Team,
  type TeamWithAgents,
  teamSchema,
} from './team.ts';

/** How saving an agent ended; `in`: the team that they are in. */
export type Saving =
  | { saved: true }
  | { saved: false; in: string | undefined }
  | { saved: false; isChanged: true };

const membershipSchema = itemSchema(() => z.object({ teamId: z.string().optional() }));

export function peopleStore(table: Table) {
  async function readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined> {
    const item = await table.get(keys.agent(teamId, agentId));
    return item && agentSchema.parse(item);
  }

  return {
    async readTeam(teamId: string): Promise<Team | undefined> {
      const item = await table.get(keys.team(teamId));
      return item && teamSchema.parse(item);
    },

    /** The team and its agents in one consistent query; undefined when there is no such team. */
    async readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined> {
      return teamIn(await table.queryAll({ pk: keys.team(teamId).pk }));
    },

    /** Undefined for who has left: they are nobody's colleague any more (PE-4). */
    async readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined> {
      const agent = await readAnyone(teamId, agentId);
      return agent?.left === undefined ? agent : undefined;
    },

    /** Also one who has left. */
    readAnyone,

    /**
     * Saves a team as its next version; with `before`, on that version alone. `lead-left`: who is to lead has left. Ids of agents
     * who are still to be saved are taken.
     */
    async saveTeam(
      team: Team,
      changedBy?: Act,
      before?: { version: number },
    ): Promise<'saved' | 'changed' | 'lead-left'> {
      const { teamId, name, leadAgentId, brandId } = team;
      const outcome = await table.transact([
        {
          update: {
            key: keys.team(teamId),
            update: `SET #type = :type, teamId = :teamId, #name = :name, leadAgentId = :lead, inboxPk = :list, inboxSk = :place${signed(changedBy)} ${setOrRemove({ brandId })} ADD #version :one`,
            ...onVersion(before),
            names: { '#type': 'type', '#name': 'name', '#version': 'version' },
            values: {
              ':type': 'team',
              ':teamId': teamId,
              ':name': name,
              ':lead': leadAgentId,
              ':list': listed.teams,
              ':place': listed.team(searchText(name), teamId),
              ':brandId': brandId,
              ':changedBy': changedBy,
              ':one': 1,
              ...(before?.version && { ':version': before.version }),
            },
          },
        },
        { check: { key: keys.agent(teamId, leadAgentId), ...isInTeam } },
      ]);
      if (outcome.applied) return 'saved';
      return outcome.refused[1] ? 'lead-left' : 'changed';
    },

    /**
     * Saves what the admin knows of an agent, with `before` on that version alone; the agent's devices stay as they are. PE-3: only while they are in no other
     * team than `from`, which they leave by the same transaction (PE-4).
     */
    async saveAgent(
      agent: Omit<AgentProfile, 'devices'>,
      now: Date,
      from?: string,
      changedBy?: Act,
      isInvited = true,
      before?: { version: number },
    ): Promise<Saving> {
      const { teamId, agentId } = agent;
      const outcome = await table.transact([
        { update: membershipIn(teamId, agentId, from) },
        { update: profileWrite(agent, now, changedBy, isInvited, before) },
        ...(from === undefined ? [] : leavingWrites(from, agentId, { at: now.toISOString() }, changedBy)),
      ]);
      if (outcome.applied) return { saved: true };
      if (outcome.refused[1]) return { saved: false, isChanged: true };
      const { teamId: current } = membershipSchema.parse((await table.get(keys.membership(agentId))) ?? {});
      return { saved: false, in: current };
    },

    /** PE-4: from this write on they are gone. `leads`: the lead can't go. `gone`: there is no such agent any more. */
    async leave(
      teamId: string,
      agentId: string,
      leaving: Leaving,
      changedBy?: Act,
    ): Promise<'left' | 'leads' | 'gone'> {
      const outcome = await table.transact([
        ...leavingWrites(teamId, agentId, leaving, changedBy),
        { update: noMembership(teamId, agentId) },
      ]);
      if (outcome.applied) return 'left';
      return outcome.refused[0] || outcome.refused[2] ? 'gone' : 'leads';
    },

    /** All referrals are handed over: how many there were. The first answer is kept. */
    async noteHandedOver(
      teamId: string,
      agentId: string,
      { at }: Leaving,
      handedOver: number,
    ): Promise<void> {
      await table.update({
        key: keys.agent(teamId, agentId),
        update: 'SET #left.handedOver = :count',
        condition: '#left.#at = :at AND attribute_not_exists(#left.handedOver)',
        names: { '#left': 'left', '#at': 'at' },
        values: { ':count': handedOver, ':at': at },
      });
    },

    /** The team that an agent is in now. */
    async teamOf(agentId: string): Promise<string | undefined> {
      return membershipSchema.parse((await table.get(keys.membership(agentId))) ?? {}).teamId;
    },

    /** Changes what an existing agent says of themselves; undefined when there is no such agent. */
    async changeContact(
      teamId: string,
      agentId: string,
      change: Partial<Pick<AgentProfile, 'email' | 'phone' | 'language'>>,
      phoneChanges?: PhoneChanges,
    ): Promise<AgentProfile | undefined> {
      const fields = { ...change, phoneChanges: phoneChanges?.after };
      const sets = Object.entries(fields).filter(([, value]) => value !== undefined);
      if (sets.length === 0) return this.readAgent(teamId, agentId);
      const outcome = await table.update(
        {
          key: keys.agent(teamId, agentId),
          update: `SET ${sets.map(([name]) => `#${name} = :${name}`).join(', ')} ADD #version :one`,
          condition: `attribute_exists(pk) AND ${isInTeam.condition}${phoneChanges === undefined ? '' : unchanged(phoneChanges)}`,
          names: {
            ...isInTeam.names,
            '#version': 'version',
            ...Object.fromEntries(sets.map(([name]) => [`#${name}`, name])),
          },
          values: {
            ':one': 1,
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
      saved: { device: AnyDevice; instead: readonly string[] },
      seen: DevicesOfAgent,
    ): Promise<boolean> {
      const outcome = await table.update({
        key: keys.agent(teamId, agentId),
        ...deviceChange(saved, seen),
      });
      return outcome.applied;
    },

    /** Takes a device off, while that is its endpoint; SNS is to forget an app's. */
    async removeDevice(
      teamId: string,
      agentId: string,
      { deviceId, platform, endpoint }: Pick<AnyDevice, 'deviceId' | 'platform' | 'endpoint'>,
    ): Promise<boolean> {
      const place = `${mapOf(platform)}.#device`;
      const outcome = await table.update({
        key: keys.agent(teamId, agentId),
        update: `REMOVE ${place}${platform === 'web' ? '' : ' ADD goneEndpoints :gone'}`,
        condition: `${place}.endpoint = :endpoint AND ${isInTeam.condition}`,
        names: { '#device': deviceId, ...isInTeam.names },
        values: { ':endpoint': endpoint, ...(platform !== 'web' && { ':gone': new Set([endpoint]) }) },
      });
      return outcome.applied;
    },

    /** The push service has forgotten what `agent` notes; what was noted since stays. */
    async forgetEndpoints({ teamId, agentId, goneEndpoints, leftDevices }: AgentProfile): Promise<void> {
      const key = keys.agent(teamId, agentId);
      if (goneEndpoints !== undefined) {
        const values = { ':gone': goneEndpoints };
        await table.update({
          key,
          update: 'DELETE goneEndpoints :gone',
          condition: 'attribute_exists(pk)',
          values,
        });
      }
      if (leftDevices !== undefined) {
        const values = { ':left': leftDevices };
        await table.update({ key, update: 'REMOVE leftDevices', condition: 'leftDevices = :left', values });
      }
    },
  };
}

/** Where a device of that platform is on the profile. */
function mapOf(platform: AnyDevice['platform']): 'devices' | 'webDevices' {
  return platform === 'web' ? 'webDevices' : 'devices';
}

/** Places of a device in the maps of a profile that has been `seen`. */
function placesOf(deviceId: string, name: string, { devices, webDevices = {} }: DevicesOfAgent): string[] {
  return [
    ...(Object.hasOwn(devices, deviceId) ? [`devices.${name}`] : []),
    ...(Object.hasOwn(webDevices, deviceId) ? [`webDevices.${name}`] : []),
  ];
}

/** `device` comes, and those `instead` of which it does go; no other registration since the devices were `seen`. */
function deviceChange(
  { device, instead }: { device: AnyDevice; instead: readonly string[] },
  seen: DevicesOfAgent,
): Omit<Update, 'key'> {
  const { deviceId, ...own } = device;
  const { platform, ...web } = own;
  const { devices, webDevices } = seen;
  const kept = platform === 'web' ? web : own;
  const place = `${mapOf(platform)}.#device`;
  // The first of its kind comes with its map.
  const isFirst = platform === 'web' && webDevices === undefined;
  const before = placesOf(deviceId, '#device', seen);
  const gone = [
    ...before.filter((each) => each !== place),
    ...instead.flatMap((id, index) => placesOf(id, `#gone${index}`, seen)),
  ];
  const endpoints = [deviceId, ...instead].flatMap((id) => devices[id]?.endpoint ?? []);
  const goneEndpoints = new Set(endpoints.filter((endpoint) => endpoint !== device.endpoint));
  return {
    update: [
      isFirst ? 'SET webDevices = :first' : `SET ${place} = :device`,
      ...(gone.length > 0 ? [`REMOVE ${gone.join(', ')}`] : []),
      ...(goneEndpoints.size > 0 ? ['ADD goneEndpoints :gone'] : []),
    ].join(' '),
    condition: [
      `attribute_exists(pk) AND ${isInTeam.condition} AND size(devices) = :seen`,
      webDevices === undefined ? 'attribute_not_exists(webDevices)' : 'size(webDevices) = :seenWeb',
      ...(isFirst || before.includes(place) ? [] : [`attribute_not_exists(${place})`]),
      ...(before.includes(place) ? [`${place}.endpoint = :was`] : []),
      ...gone.map((each) => `attribute_exists(${each})`),
    ].join(' AND '),
    names: {
      ...isInTeam.names,
      ...((!isFirst || before.length > 0) && { '#device': deviceId }),
      ...Object.fromEntries(instead.map((id, index) => [`#gone${index}`, id])),
    },
    values: {
      ':seen': Object.keys(devices).length,
      ...(isFirst ? { ':first': { [deviceId]: kept } } : { ':device': kept }),
      ...(webDevices !== undefined && { ':seenWeb': Object.keys(webDevices).length }),
      ...(before.includes(place) && {
        ':was': platform === 'web' ? webDevices?.[deviceId]?.endpoint : devices[deviceId]?.endpoint,
      }),
      ...(goneEndpoints.size > 0 && { ':gone': goneEndpoints }),
    },
  };
}

/** No other change of phone was counted meanwhile. */
function unchanged({ before }: PhoneChanges): string {
  return before === undefined ? ' AND attribute_not_exists(phoneChanges)' : ' AND phoneChanges = :before';
}

/** Holds for who has not left. */
const isInTeam = { condition: 'attribute_not_exists(#left)', names: { '#left': 'left' } };

/** `from`: the team that they are taken out of, if that is meant. */
function membershipIn(teamId: string, agentId: string, from: string | undefined): Update {
  return {
    key: keys.membership(agentId),
    update: 'SET #type = :type, agentId = :agentId, teamId = :teamId',
    condition: from === undefined ? 'attribute_not_exists(teamId) OR teamId = :teamId' : 'teamId = :from',
    names: { '#type': 'type' },
    values: { ':type': 'membership', ':agentId': agentId, ':teamId': teamId, ':from': from },
  };
}

function noMembership(teamId: string, agentId: string): Update {
  return {
    key: keys.membership(agentId),
    update: 'SET #type = :type, agentId = :agentId REMOVE teamId',
    condition: 'attribute_not_exists(teamId) OR teamId = :teamId',
    names: { '#type': 'type' },
    values: { ':type': 'membership', ':agentId': agentId, ':teamId': teamId },
  };
}

/** PE-4: the agent is gone, and their devices with them, which the push service is to forget; a team keeps its lead. */
function leavingWrites(
  teamId: string,
  agentId: string,
  leaving: Leaving,
  changedBy: Act | undefined,
): Write[] {
  return [
    {
      update: {
        key: keys.agent(teamId, agentId),
        update: `SET #left = :leaving, leftDevices = if_not_exists(devices, :none), devices = :none${signed(changedBy)} REMOVE webDevices, invitation ADD #version :one`,
        condition: `attribute_exists(pk) AND ${isInTeam.condition}`,
        names: { ...isInTeam.names, '#version': 'version' },
        values: { ':leaving': leaving, ':none': {}, ':changedBy': changedBy, ':one': 1 },
      },
    },
    {
      check: {
        key: keys.team(teamId),
        condition: 'leadAgentId <> :agent',
        values: { ':agent': agentId },
      },
    },
  ];
}

function profileWrite(
  agent: Omit<AgentProfile, 'devices'>,
  now: Date,
  changedBy: Act | undefined,
  isInvited: boolean,
  before: { version: number } | undefined,
): Update {
  const { teamId, agentId, name, licensed, email, phone, language } = agent;
  const invitation: Invitation | undefined =
    email === undefined || !isInvited ? undefined : { status: 'wanted', to: email, at: now.toISOString() };
  const kept = Object.entries({ email, phone });
  const known = kept.filter(([, value]) => value !== undefined).map(([field]) => `${field} = :${field}`);
  const gone = kept.filter(([, value]) => value === undefined).map(([field]) => field);
  const sets = [
    '#type = :type, teamId = :teamId, agentId = :agentId, #name = :name, licensed = :licensed',
    'devices = if_not_exists(devices, :none)',
    ...known,
    // PE-8: left out, what they chose stays.
    ...(language === undefined ? [] : ['#language = :language']),
    // PE-2: invited by the save itself, once for each email; the stream sends it.
    ...(invitation === undefined ? [] : ['invitation = if_not_exists(invitation, :wanted)']),
    ...(licensed ? [] : ['lapsedAt = if_not_exists(lapsedAt, :now)']),
  ];
  const removes = ['#left', ...gone, ...(licensed ? ['lapsedAt'] : [])];
  return {
    key: keys.agent(teamId, agentId),
    update: `SET ${sets.join(', ')}${signed(changedBy)} REMOVE ${removes.join(', ')} ADD #version :one`,
    ...onVersion(before),
    names: {
      '#type': 'type',
      '#name': 'name',
      '#version': 'version',
      ...(language !== undefined && { '#language': 'language' }),
      ...isInTeam.names,
    },
    values: {
      ':one': 1,
      ...(before?.version && { ':version': before.version }),
      ':type': 'agent',
      ':teamId': teamId,
      ':agentId': agentId,
      ':name': name,
      ':licensed': licensed,
      ':none': {},
      ':email': email,
      ':phone': phone,
      ':language': language,
      ':changedBy': changedBy,
      ':wanted': invitation,
      ...(!licensed && { ':now': now.toISOString() }),
    },
  };
}

/** The condition of a save that is tied to what was there before. */
function onVersion(before: { version: number } | undefined): { condition?: string } {
  if (before === undefined) return {};
  return { condition: before.version === 0 ? 'attribute_not_exists(#version)' : '#version = :version' };
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
  const everyone = items.filter(({ type }) => type === 'agent').map((item) => agentSchema.parse(item));
  const agents = everyone.filter(({ left }) => left === undefined);
  const former = everyone.filter(({ left }) => left !== undefined);
  return team && { team: teamSchema.parse(team), agents, former };
}
