// How a request becomes a referral: who is offered it, for how long, and whether by text (CL-7, TX-1, TX-13).
import * as z from 'zod';
import type { AgentProfile, Team } from '../../people/team.ts';
import type { LeadRouting } from '../../routing/lead-routing.ts';
import { chainOf, goesOnAfter } from '../chain/chain.ts';
import { offeredTo } from '../placing/ready-teams.ts';
import type { Details, OpenRace, OptOut } from '../referral.ts';

/** Length of the offer window in minutes, by kind, where the request says nothing. */
export const offerMinutesSchema = z.object({
  standard: z.number().positive(),
  'warm-transfer': z.number().positive(),
});
export type OfferMinutes = z.infer<typeof offerMinutesSchema>;

/** What the source asks for. */
export type ReferralRequest = Omit<
  Details,
  | 'referralId'
  | 'createdAt'
  | 'sourceClientId'
  | 'fingerprint'
  | 'correctedAt'
  | 'consentCorrection'
  | 'formerWords'
  | 'offerActs'
  | 'changedBy'
  | 'chain'
  | 'earlier'
> & {
  /** RT-10: of several, in order; the first is `teamId`. */
  teamIds?: readonly string[] | undefined;
  offerMinutes?: number | undefined;
};

/** The race and the details of a new referral. `random` is uniform in [0, 1). */
export function newReferral(options: {
  referralId: string;
  request: ReferralRequest;
  origin: Pick<Details, 'sourceClientId' | 'fingerprint' | 'changedBy'>;
  team: Team;
  routing: LeadRouting;
  agents: readonly AgentProfile[];
  /** Texts are live in the client's market. */
  areTextsLive: boolean;
  /** How the client opted out of texts, if they did. */
  optOut: OptOut | undefined;
  offerMinutes: OfferMinutes;
  now: Date;
  random: () => number;
}): { race: OpenRace; details: Details } {
  const { referralId, request, origin, team, routing, agents, now, random } = options;
  const { offerMinutes, teamIds, ...asked } = request;
  const { kind } = asked;
  const minutes = offerMinutes ?? options.offerMinutes[kind];
  const chain = chainOf(teamIds, minutes);
  const race: OpenRace = {
    referralId,
    teamId: team.teamId,
    status: 'offered',
    offered: offeredTo({ team, agents, routing }, asked, now, random),
    declined: new Set(),
    offerUntil: new Date(now.getTime() + minutes * 60_000).toISOString(),
    textingPreferred: asked.client.textConsent !== undefined && options.areTextsLive,
    ...(team.brandId !== undefined && { brandId: team.brandId }),
    ...(options.optOut && { clientOptedOut: true as const, optOut: options.optOut }),
    ...goesOnAfter(chain, team.teamId),
  };
  const details = { referralId, ...origin, ...asked, createdAt: now.toISOString(), ...(chain && { chain }) };
  return { race, details };
}
