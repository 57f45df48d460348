// CL-15: the source offers a returned referral again, to the same team or another: a new round with a race, offers and calls of its own.
import type { AgentProfile, Team } from '../people/team.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Source } from '../platform/principal.ts';
import type { LeadRouting } from '../routing/lead-routing.ts';
import { offeredAgents } from '../routing/offered-agents.ts';
import type { OfferMinutes } from './new-referral.ts';
import { type Placed, placed, untilPlaced } from './placing.ts';
import { type OpenRace, type Referral, type ReferralStatus, wasGiven } from './referral.ts';
import type { ReturningClients } from './returning.ts';
import { areTextsLive, type TextMarkets } from './text-markets.ts';

export type OfferAgainDeps = {
  routing: {
    readRoutedTeam(
      teamId: string,
    ): Promise<{ team: Team; agents: AgentProfile[]; routing: LeadRouting } | undefined>;
  };
  referrals: {
    read(referralId: string): Promise<Referral | undefined>;
    /** All referrals of a client, and the team's last placing of one. */
    readHistory(phone: string, teamId: string): Promise<{ referrals: Referral[]; last: string | undefined }>;
    /**
     * `changed`: it is not what `referral` was any more: one of several at once opens the round. `overtaken`: what its place
     * was decided on has changed.
     */
    offerAgain(
      referral: Referral,
      placed: Placed,
      now: Date,
      last: string | undefined,
    ): Promise<'offered' | 'changed' | 'overtaken'>;
  };
  returningClients: ReturningClients;
  textMarkets: TextMarkets;
  offerMinutes: OfferMinutes;
  newId(prefix: 'act'): string;
  derivedId(prefix: 'act', ...parts: string[]): string;
  /** Uniform in [0, 1). */
  random(): number;
};

export type OfferingAgain = {
  referralId: string;
  teamId?: string | undefined;
  offerMinutes?: number | undefined;
  /** The same for retries of one request. */
  key: string | undefined;
};

/** `returning`: an agent of the team had the client (CL-14). */
type OfferedAgain = { referralId: string; status: ReferralStatus; returning?: true };

type Answer =
  | OfferedAgain
  | Refusal<'already-claimed' | 'already-offered' | 'unknown-team' | 'team-not-ready'>
  | NotFound;

export async function offerAgain(
  { clientId }: Source,
  { referralId, key, ...asked }: OfferingAgain,
  now: Date,
  deps: OfferAgainDeps,
): Promise<Answer> {
  const actId = key === undefined ? deps.newId('act') : deps.derivedId('act', clientId, referralId, key);
  const referral = await deps.referrals.read(referralId);
  if (referral?.details.sourceClientId !== clientId) return { refused: 'not-found' };
  const { race, details } = referral;
  const teamId = asked.teamId ?? race.teamId;
  const repeated = { actId, teamId: key === undefined ? teamId : undefined };
  const standing = standingOf(referral, repeated);
  if (standing !== undefined) return standing;
  const routed = await deps.routing.readRoutedTeam(teamId);
  if (routed === undefined) return { refused: 'unknown-team', detail: `There is no team ${teamId}.` };
  const { side, kind, area, client } = details;
  const offered = offeredAgents({ ...routed, side, kind, now, random: deps.random });
  if (!routed.agents.some(({ agentId }) => offered.includes(agentId))) {
    return {
      refused: 'team-not-ready',
      detail: 'Nobody of the team can be told: save a profile for its lead first.',
    };
  }
  const minutes = asked.offerMinutes ?? deps.offerMinutes[kind];
  const round: OpenRace = {
    referralId,
    teamId,
    status: 'offered',
    offered,
    declined: new Set(),
    offerUntil: new Date(now.getTime() + minutes * 60_000).toISOString(),
    textingPreferred: client.textConsent !== undefined && areTextsLive(deps.textMarkets, area),
    round: (race.round ?? 1) + 1,
    offeredAgain: { at: now.toISOString(), actId },
  };
  return untilPlaced(
    () => deps.referrals.readHistory(client.phone, teamId),
    async ({ referrals, last }): Promise<Answer | 'overtaken'> => {
      const others = referrals.filter((other) => other.race.referralId !== referralId);
      const its = placed(round, kind, others, routed, now, deps);
      const outcome = await deps.referrals.offerAgain(referral, its, now, last);
      if (outcome === 'overtaken') return outcome;
      if (outcome === 'offered') return offeredAgainAs(its.race.status, its.isReturning, referralId);
      const changed = await deps.referrals.read(referralId);
      return (changed && standingOf(changed, repeated)) ?? { refused: 'not-found' };
    },
  );
}

function offeredAgainAs(status: ReferralStatus, isReturning: boolean, referralId: string): OfferedAgain {
  return { referralId, status, ...(isReturning && { returning: true }) };
}

/** Undefined for one that may be offered again. Without a key, the same team tells that a request is repeated. */
function standingOf(
  { race, details }: Referral,
  { actId, teamId }: { actId: string; teamId: string | undefined },
): Exclude<Answer, NotFound> | undefined {
  const { referralId, status, offeredAgain } = race;
  const isAsPlaced = status === 'offered' || wasGiven(race);
  const isThere = isAsPlaced && offeredAgain !== undefined && race.teamId === teamId;
  if (offeredAgain?.actId === actId || (isThere && status !== 'returned')) {
    return offeredAgainAs(status, details.returning === true, referralId);
  }
  switch (status) {
    case 'returned':
      return undefined;
    case 'claimed':
      return { refused: 'already-claimed', detail: 'An agent has claimed it: there is nothing to offer.' };
    case 'offered':
      return { refused: 'already-offered', detail: 'It is still offered. Withdraw it first.' };
  }
}
