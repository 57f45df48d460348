// Lead routing settings of a team: what a lead may save, and what follows from it (RT-2, RT-4, RT-5, RT-7, RT-11).
import * as z from 'zod';
import { type AgentProfile, agentIdSchema, mayBeMember, type Team } from '../people/team.ts';
import { instantWithOffset } from '../platform/instant.ts';
import { type ItemOf, itemSchema, lazily } from '../platform/lazily.ts';
import { postalCodeSchema } from '../platform/places/postal-code.ts';
import { oneLine } from '../platform/text.ts';

/** Far more than RT-2 allows: that is for the rule to say. */
const maxMembersRead = 100;

/** RT-11: states, cities and postal codes of one member together: all of a team's rules are read with each new referral. */
export const maxPlaces = 50;
const maxPlacesRead = 200;

/** When a member is back: a moment, or a day. */
export const pauseEnd = z.union([instantWithOffset, z.iso.date()]).meta({
  description: 'On vacation until then; a date counts from its first moment in UTC.',
});

/** RT-11: what else a member's rule may name. */
const placesAndPrice = () => {
  const state = z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'must be the two letters of a state, territory or province, for example WA')
    .meta({ examples: ['WA'] });
  const dollars = z.int().min(0).max(10_000_000_000);
  return {
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
};

export const memberSchema = lazily(() =>
  z
    .object({
      agentId: agentIdSchema,
      buyers: z.boolean(),
      sellers: z.boolean(),
      warmTransfer: z.boolean(),
      pausedUntil: pauseEnd.optional(),
      ...placesAndPrice(),
      /** Last: `withOwnPauses` adds it, and a save is compared with what is there as text. */
      pausedBy: z.literal('agent').optional().meta({
        description: 'They paused themselves. Dibs notes it: what a save says here is not heeded.',
      }),
    })
    .meta({
      id: 'LeadRoutingMember',
      description: `Offered what is on their side, in one of their places, and may be in their price range. Without places: everywhere. At most ${maxPlaces} states, cities and postal codes together.`,
    }),
);
export type Member = z.infer<ReturnType<typeof memberSchema>>;

export const leadRoutingSchema = itemSchema(() =>
  z
    .object({
      enabled: z.boolean().meta({ description: 'While false, referrals are offered to the lead alone.' }),
      fallbackAgentId: agentIdSchema.meta({
        description: 'Offered every referral, and always takes warm transfers: the lead or a member.',
      }),
      members: z.array(memberSchema()).max(maxMembersRead),
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
    }),
);
export type LeadRouting = ItemOf<typeof leadRoutingSchema>;

/** What a team has before its lead saves anything: switched off, the lead as fallback. */
export function initialLeadRouting(team: Team): LeadRouting {
  return { enabled: false, fallbackAgentId: team.leadAgentId, members: [] };
}

/** A member that is on vacation at `now` (RT-7). */
export function isPaused(member: Member, now: Date): boolean {
  return member.pausedUntil !== undefined && Date.parse(member.pausedUntil) > now.getTime();
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
  return isMember && mayBeMember(profile) ? fallbackAgentId : team.leadAgentId;
}

/** Who takes warm transfers: the fallback always, and the members who are marked so. */
export function warmTransferAgents({ fallbackAgentId, members }: LeadRouting): string[] {
  const marked = members.filter((member) => member.warmTransfer).map((member) => member.agentId);
  return [...new Set([fallbackAgentId, ...marked])];
}

/**
 * `settings` with whose pauses they are: a lead who leaves an agent's own as it was has not set it. `isBlind`: they may not have read
 * what they replace; then a pause of which they say nothing stays (RT-7).
 */
export function withOwnPauses(settings: LeadRouting, saved: LeadRouting, isBlind: boolean): LeadRouting {
  const members = settings.members.map(({ pausedBy: _, ...member }): Member => {
    const before = saved.members.find(({ agentId }) => agentId === member.agentId);
    if (before?.pausedBy !== 'agent' || before.pausedUntil === undefined) return member;
    const { pausedUntil } = before;
    const isTheirs = pausedUntil === member.pausedUntil || (isBlind && member.pausedUntil === undefined);
    return isTheirs ? { ...member, pausedUntil, pausedBy: 'agent' } : member;
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
