// RT-11: to whom a team's referrals of the last 30 days would have gone, by the rules that place the next one: before they are saved.
import type { AgentProfile, Team } from '../../people/team.ts';
import { isLead } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import { refuseSettings } from '../../routing/change-lead-routing.ts';
import { effectiveFallback, type LeadRouting } from '../../routing/lead-routing.ts';
import { boundsIn } from '../../routing/price.ts';
import type { Details } from '../referral.ts';
import { offeredTo, type Routable } from './ready-teams.ts';

export const previewDays = 30;
/** Of the newest: each is read. */
export const mostLookedAt = 3000;
/** Of those that would have gone to the fallback alone. */
const mostListed = 50;

export type PreviewDeps = {
  readRoutedTeam(
    teamId: string,
  ): Promise<{ team: Team; agents: AgentProfile[]; routing: LeadRouting } | undefined>;
  recent: {
    /** The newest `most` that were offered to the team since `since`, newest first, and whether there are more. */
    listSince(
      teamId: string,
      since: Date,
      most: number,
    ): Promise<{ referrals: (PreviewedReferral & { wentToOwner: boolean })[]; isCut: boolean }>;
  };
  /** All that the stage serves; undefined where it can't know them. */
  states?: readonly string[] | undefined;
};

export type PreviewedReferral = Pick<Details, 'referralId'> & Routable & { offeredAt: string };

/** As if each came at `now`: who is on vacation, or without a license, is so for all of them. */
export async function previewRouting(
  caller: Agent,
  { teamId, settings }: { teamId: string; settings: LeadRouting },
  now: Date,
  deps: PreviewDeps,
): Promise<ReturnType<typeof previewOf> | Refusal<'lead-routing-invalid'> | NotFound> {
  const found = await deps.readRoutedTeam(teamId);
  if (found === undefined || !isLead(caller, found.team)) return { refused: 'not-found' };
  const broken = refuseSettings(settings, found, now, deps.states);
  if (broken !== undefined)
    return {
      ...broken,
      detail: 'There is nothing to show: `errors` names each rule that these settings break.',
    };
  const from = new Date(now.getTime() - previewDays * 86_400_000);
  const { referrals, isCut } = await deps.recent.listSince(teamId, from, mostLookedAt);
  const since = isCut ? (referrals.at(-1)?.offeredAt ?? from.toISOString()) : from.toISOString();
  return previewOf({ ...found, settings }, referrals, { since, now });
}

/** Who would have been offered what, by `settings` and by what is saved. */
export function previewOf(
  {
    team,
    agents,
    routing,
    settings,
  }: { team: Team; agents: readonly AgentProfile[]; routing: LeadRouting; settings: LeadRouting },
  referrals: readonly (PreviewedReferral & { wentToOwner: boolean })[],
  { since, now }: { since: string; now: Date },
) {
  const routed = referrals.filter(({ wentToOwner }) => !wentToOwner);
  const offers = (by: LeadRouting) =>
    routed.map((referral) => ({
      referral,
      agentIds: offeredTo({ team, agents, routing: by }, referral, now),
    }));
  const [wanted, saved] = [offers(settings), offers(routing)];
  const fallbackAgentId = settings.enabled ? effectiveFallback(settings, team, agents) : team.leadAgentId;
  const nobodyElse = wanted.filter(({ agentIds }) =>
    agentIds.every((agentId) => agentId === fallbackAgentId),
  );
  const count = (all: typeof wanted, agentId: string) =>
    all.filter(({ agentIds }) => agentIds.includes(agentId)).length;
  const shown = [
    ...new Set([
      fallbackAgentId,
      ...settings.members.map((member) => member.agentId),
      ...saved.flatMap(({ agentIds }) => agentIds),
    ]),
  ];
  return {
    since,
    to: now.toISOString(),
    referrals: referrals.length,
    returning: referrals.length - routed.length,
    withoutPrice: routed.filter(({ priceRange }) => !isPriceKnown(priceRange)).length,
    withoutPostalCode: routed.filter(({ area }) => area.postalCode === undefined).length,
    fallbackAgentId,
    agents: shown.map((agentId) => ({
      agentId,
      name: agents.find((agent) => agent.agentId === agentId)?.name ?? agentId,
      offered: count(wanted, agentId),
      offeredNow: count(saved, agentId),
    })),
    fallbackOnly: {
      count: nobodyElse.length,
      referrals: nobodyElse
        .slice(0, mostListed)
        .map(({ referral: { referralId, side, kind, area, priceRange, offeredAt } }) => ({
          referralId,
          side,
          kind,
          area,
          priceRange,
          offeredAt,
        })),
    },
  };
}

function isPriceKnown(priceRange: Details['priceRange']): boolean {
  if (priceRange === undefined) return false;
  return typeof priceRange !== 'string' || boundsIn(priceRange) !== undefined;
}
