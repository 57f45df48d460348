// Lead routing settings of a team and the rules that every save must keep: RT-1, RT-2, RT-4, RT-5, RT-11.
import * as z from 'zod';
import { type AgentProfile, agentIdSchema, missingFor, type Team } from '../people/team.ts';
import { instantWithOffset } from '../platform/instant.ts';
import { postalCodeSchema } from '../platform/places/postal-code.ts';
import { oneLine } from '../platform/text.ts';

const maxMembers = 10;
const maxWarmTransferMembers = 3;

/** Far more than RT-2 allows: that is for the rule to say. */
const maxMembersRead = 100;

/** RT-11: states, cities and postal codes of one member together: all of a team's rules are read with each new referral. */
const maxPlaces = 50;
const maxPlacesRead = 200;

/** When a member is back: a moment, or a day. */
export const pauseEnd = z.union([instantWithOffset, z.iso.date()]).meta({
  description: 'On vacation until then; a date counts from its first moment in UTC.',
});

const state = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'must be the two letters of a state, territory or province, for example WA')
  .meta({ examples: ['WA'] });
const dollars = z.int().min(0).max(10_000_000_000);

/** RT-11: what else a member's rule may name. */
const placesAndPrice = {
  states: z.array(state).max(maxPlacesRead).optional(),
  cities: z
    .array(z.object({ city: oneLine(100).meta({ examples: ['Portland'] }), state }))
    .max(maxPlacesRead)
    .optional(),
  postalCodes: z.array(postalCodeSchema).max(maxPlacesRead).optional(),
  priceRange: z
    .object({ min: dollars.optional(), max: dollars.optional() })
    .refine(({ min = 0, max = min }) => min <= max, {
      path: ['max'],
      error: 'must not be less than `min`',
      params: { fault: 'price-backward' },
    })
    .optional()
    .meta({ description: 'In whole dollars. A referral whose price isn’t known is in every range.' }),
};

export const memberSchema = z
  .object({
    agentId: agentIdSchema,
    buyers: z.boolean(),
    sellers: z.boolean(),
    warmTransfer: z.boolean(),
    pausedUntil: pauseEnd.optional(),
    ...placesAndPrice,
    /** Last: `withOwnPauses` adds it, and a save is compared with what is there as text. */
    pausedBy: z.literal('agent').optional().meta({
      description: 'They paused themselves. Dibs notes it: what a save says here is not heeded.',
    }),
  })
  .meta({
    id: 'LeadRoutingMember',
    description: `Offered what is on their side, in one of their places, and may be in their price range. Without places: everywhere. At most ${maxPlaces} states, cities and postal codes together.`,
  });
export type Member = z.infer<typeof memberSchema>;

export const leadRoutingSchema = z
  .object({
    enabled: z.boolean().meta({ description: 'While false, referrals are offered to the lead alone.' }),
    fallbackAgentId: agentIdSchema.meta({
      description: 'Offered every referral, and always takes warm transfers: the lead or a member.',
    }),
    members: z.array(memberSchema).max(maxMembersRead),
  })
  .meta({
    id: 'LeadRouting',
    description: 'At most 10 members, and at most 3 of them take warm transfers, the fallback included.',
    examples: [
      {
        enabled: true,
        fallbackAgentId: 'agt_01',
        members: [
          { agentId: 'agt_01', buyers: true, sellers: true, warmTransfer: true },
          {
            agentId: 'agt_04',
            buyers: true,
            sellers: false,
            warmTransfer: false,
            pausedUntil: '2026-03-16',
            states: ['WA'],
            cities: [{ city: 'Portland', state: 'OR' }],
            postalCodes: ['83814'],
            priceRange: { min: 400_000, max: 900_000 },
          },
        ],
      },
    ],
  });
export type LeadRouting = z.infer<typeof leadRoutingSchema>;

/** A broken rule: which (for people and tests), where in the settings, and what to do. */
export type BrokenRule = { rule: 'RT-1' | 'RT-2' | 'RT-4' | 'RT-5' | 'RT-11'; path: string; detail: string };

/** What a team has before its lead saves anything: switched off, the lead as fallback. */
export function initialLeadRouting(team: Team): LeadRouting {
  return { enabled: false, fallbackAgentId: team.leadAgentId, members: [] };
}

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

/** A member that is on vacation at `now` (RT-7). */
export function isPaused(member: Member, now: Date): boolean {
  return member.pausedUntil !== undefined && Date.parse(member.pausedUntil) > now.getTime();
}

function memberCountFaults({ enabled, members }: LeadRouting): BrokenRule[] {
  if (members.length <= maxMembers && (members.length >= 1 || !enabled)) return [];
  const detail = `must be 1 to ${maxMembers} agents, not ${members.length}`;
  return [{ rule: 'RT-2', path: '/members', detail }];
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
  const missing = missingFor(profile);
  const who = profile ? `${profile.name} (${agentId})` : agentId;
  const isRepeated = settings.members.findIndex((other) => other.agentId === agentId) < index;
  const receivesNothing = !member.buyers && !member.sellers && agentId !== settings.fallbackAgentId;
  return [
    ...(missing.length > 0
      ? [{ rule: 'RT-1', path, detail: `${who} lacks ${missing.join(' and ')}` } as const]
      : []),
    ...(isRepeated ? [{ rule: 'RT-2', path, detail: `${who} is listed twice` } as const] : []),
    ...(receivesNothing
      ? [{ rule: 'RT-2', path, detail: `${who} must receive buyers, sellers or both` } as const]
      : []),
  ];
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
    ...(count > maxPlaces ? [{ rule: 'RT-11', path, detail } as const] : []),
    ...named
      .filter(({ state }) => known?.includes(state) === false)
      .map(({ state, at }): BrokenRule => {
        const unknown = `${state} is no state, territory or province that Dibs serves; send its two letters, for example WA`;
        return { rule: 'RT-11', path: at, detail: unknown };
      }),
  ];
}

function fallbackFaults({ fallbackAgentId, members }: LeadRouting, team: Team, now: Date): BrokenRule[] {
  const index = members.findIndex((member) => member.agentId === fallbackAgentId);
  const member = members[index];
  if (member === undefined) {
    if (fallbackAgentId === team.leadAgentId) return [];
    const detail = 'must be the lead or one of the members; choose another fallback before removing this one';
    return [{ rule: 'RT-4', path: '/fallbackAgentId', detail }];
  }
  if (!isPaused(member, now)) return [];
  const detail = 'the fallback agent cannot be paused; choose another fallback first';
  return [{ rule: 'RT-4', path: `/members/${index}/pausedUntil`, detail }];
}

function warmTransferFaults(settings: LeadRouting): BrokenRule[] {
  const takers = warmTransferAgents(settings);
  if (takers.length <= maxWarmTransferMembers) return [];
  const detail = `at most ${maxWarmTransferMembers} take warm transfers, the fallback included; these are ${takers.length}`;
  return [{ rule: 'RT-5', path: '/members', detail }];
}

/**
 * The fallback as it is now: the saved one as long as they are the lead or a member and fit to be offered referrals,
 * otherwise the lead (RT-4).
 */
export function effectiveFallback(
  { fallbackAgentId, members }: LeadRouting,
  team: Team,
  agents: readonly AgentProfile[],
): string {
  const profile = agents.find(({ agentId }) => agentId === fallbackAgentId);
  const isMember = members.some(({ agentId }) => agentId === fallbackAgentId);
  return isMember && missingFor(profile).length === 0 ? fallbackAgentId : team.leadAgentId;
}

/** Who takes warm transfers: the fallback always, and the members who are marked so. */
export function warmTransferAgents({ fallbackAgentId, members }: LeadRouting): string[] {
  const marked = members.filter((member) => member.warmTransfer).map((member) => member.agentId);
  return [...new Set([fallbackAgentId, ...marked])];
}

/** `settings` with whose pauses they are: a lead who leaves an agent's own as it was has not set it. */
export function withOwnPauses(settings: LeadRouting, saved: LeadRouting): LeadRouting {
  const members = settings.members.map(({ pausedBy: _, ...member }): Member => {
    const before = saved.members.find(({ agentId }) => agentId === member.agentId);
    const isTheirs = before?.pausedBy === 'agent' && before.pausedUntil === member.pausedUntil;
    return isTheirs ? { ...member, pausedBy: 'agent' } : member;
  });
  return { ...settings, members };
}

/** The settings without an agent who left (PE-4): the same object when they were not in them. */
export function withoutMember(settings: LeadRouting, agentId: string, leadAgentId: string): LeadRouting {
  const members = settings.members.filter((member) => member.agentId !== agentId);
  const isFallback = settings.fallbackAgentId === agentId;
  if (members.length === settings.members.length && !isFallback) return settings;
  return {
    enabled: settings.enabled && members.length > 0,
    fallbackAgentId: isFallback ? leadAgentId : settings.fallbackAgentId,
    members,
  };
}
