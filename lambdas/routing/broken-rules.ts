// The rules that every save of lead routing must keep: RT-1, RT-2, RT-4, RT-5, RT-11.
import { type AgentProfile, type Requirement, requirementsMissing, type Team } from '../people/team.ts';
import type { Fault } from '../platform/http/problem.ts';
import { isPaused, type LeadRouting, type Member, maxPlaces, warmTransferAgents } from './lead-routing.ts';

const maxMembers = 10;
const maxWarmTransferMembers = 3;

/** A broken rule: which (for people and tests), where in the settings, and what to do; `code` and what goes with it, for other languages. */
export type BrokenRule = Fault & { rule: 'RT-1' | 'RT-2' | 'RT-4' | 'RT-5' | 'RT-11'; code: string };

/**
 * Every rule that `settings` would break, all of them at once; empty when it may be saved. `states`: all that the stage knows;
 * undefined where it can't know them.
 */
export function brokenRules(
  settings: LeadRouting,
  team: Team,
  agents: readonly AgentProfile[],
  now: Date,
  states?: readonly string[],
): BrokenRule[] {
  return [
    ...memberCountFaults(settings),
    ...settings.members.flatMap((member, index) => placeFaults(member, index, states)),
    ...settings.members.flatMap((member, index) => memberFaults(member, index, settings, agents)),
    ...fallbackFaults(settings, team, now),
    ...warmTransferFaults(settings),
  ];
}

function memberCountFaults({ enabled, members }: LeadRouting): BrokenRule[] {
  if (members.length <= maxMembers && (members.length >= 1 || !enabled)) return [];
  const detail = `must be 1 to ${maxMembers} agents, not ${members.length}`;
  return [{ rule: 'RT-2', path: '/members', detail, code: 'member-count', limit: maxMembers }];
}

function memberFaults(
  member: Member,
  index: number,
  settings: LeadRouting,
  agents: readonly AgentProfile[],
): BrokenRule[] {
  const path = `/members/${index}`;
  const { agentId } = member;
  const profile = agents.find((agent) => agent.agentId === agentId);
  const who = profile ? `${profile.name} (${agentId})` : agentId;
  const value = profile?.name ?? agentId;
  const isRepeated = settings.members.findIndex((other) => other.agentId === agentId) < index;
  const receivesNothing = !member.buyers && !member.sellers && agentId !== settings.fallbackAgentId;
  return [
    ...lacksOf(profile).map(
      ([what, code]) => ({ rule: 'RT-1', path, detail: `${who} lacks ${what}`, code, value }) as const,
    ),
    ...(isRepeated
      ? [{ rule: 'RT-2', path, detail: `${who} is listed twice`, code: 'member-twice', value } as const]
      : []),
    ...(receivesNothing
      ? [
          {
            rule: 'RT-2',
            path,
            detail: `${who} must receive buyers, sellers or both`,
            code: 'receives-nothing',
            value,
          } as const,
        ]
      : []),
  ];
}

/** What keeps them from being a member, and the code of the fault. */
const lacks: Record<Requirement, readonly [what: string, code: string]> = {
  license: ['a license', 'member-no-license'],
  email: ['an email', 'member-no-email'],
  phone: ['a phone', 'member-no-phone'],
};

function lacksOf(profile: AgentProfile | undefined): readonly (readonly [what: string, code: string])[] {
  if (profile === undefined) return [['a profile in this team', 'no-such-agent']];
  return requirementsMissing(profile).map((each) => lacks[each]);
}

function placeFaults(member: Member, index: number, known: readonly string[] | undefined): BrokenRule[] {
  const { states = [], cities = [], postalCodes = [] } = member;
  const path = `/members/${index}`;
  const count = states.length + cities.length + postalCodes.length;
  const named = [
    ...states.map((state, place) => ({ state, at: `${path}/states/${place}` })),
    ...cities.map(({ state }, place) => ({ state, at: `${path}/cities/${place}/state` })),
  ];
  const detail = `must be at most ${maxPlaces} states, cities and postal codes together, not ${count}; name a state instead of its cities`;
  return [
    ...(count > maxPlaces
      ? [{ rule: 'RT-11', path, detail, code: 'too-many-places', limit: maxPlaces } as const]
      : []),
    ...named
      .filter(({ state }) => known?.includes(state) === false)
      .map(({ state, at }): BrokenRule => {
        const unknown = `${state} is no state, territory or province that Dibs serves; send its two letters, for example WA`;
        return { rule: 'RT-11', path: at, detail: unknown, code: 'unknown-state', value: state };
      }),
  ];
}

function fallbackFaults({ fallbackAgentId, members }: LeadRouting, team: Team, now: Date): BrokenRule[] {
  const index = members.findIndex((member) => member.agentId === fallbackAgentId);
  const member = members[index];
  if (member === undefined) {
    if (fallbackAgentId === team.leadAgentId) return [];
    const detail = 'must be the lead or one of the members; choose another fallback before removing this one';
    return [{ rule: 'RT-4', path: '/fallbackAgentId', detail, code: 'fallback-not-a-member' }];
  }
  if (!isPaused(member, now)) return [];
  const detail = 'the fallback agent cannot be paused; choose another fallback first';
  return [{ rule: 'RT-4', path: `/members/${index}/pausedUntil`, detail, code: 'fallback-paused' }];
}

function warmTransferFaults(settings: LeadRouting): BrokenRule[] {
  const takers = warmTransferAgents(settings);
  if (takers.length <= maxWarmTransferMembers) return [];
  const detail = `at most ${maxWarmTransferMembers} take warm transfers, the fallback included; these are ${takers.length}`;
  return [
    {
      rule: 'RT-5',
      path: '/members',
      detail,
      code: 'too-many-warm-transfers',
      limit: maxWarmTransferMembers,
    },
  ];
}
