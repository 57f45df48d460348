// CL-15: the source offers a returned referral again, to the same team or another: a new round with a race, offers and calls of its own.
import type { ReadConsent } from '../../consent/consent.ts';
import { introductions } from '../../consent/program.ts';
import type { AgentProfile, Team } from '../../people/team.ts';
import type { Source } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { LeadRouting } from '../../routing/lead-routing.ts';
import { offeredAgents } from '../../routing/offered-agents.ts';
import { areTextsLive, type TextMarkets } from '../numbers/text-markets.ts';
import { optOutIn } from '../opt-out.ts';
import { type Placed, placed, untilPlaced } from '../placing/placing.ts';
import type { ReturningClients } from '../placing/returning.ts';
import { type OfferAct, type OpenRace, type Referral, type ReferralStatus, wasGiven } from '../referral.ts';
import type { OfferMinutes } from './new-referral.ts';
import { isOfSource } from './whose.ts';

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
     * `act`: what asked for it, when it has a key. `overtaken`: it is not what `referral` was any more, as one of several at once opens
     * the round, or what its place was decided on has changed.
     */
    offerAgain(
      referral: Referral,
      placed: Placed,
      now: Date,
      last: string | undefined,
      act: OfferAct | undefined,
      changedBy: Act | undefined,
    ): Promise<'offered' | 'overtaken'>;
  };
  consents: {
    read: ReadConsent<typeof introductions>;
  };
  returningClients: ReturningClients;
  textMarkets: TextMarkets;
  offerMinutes: OfferMinutes;
  newId(prefix: 'act'): string;
  derivedId(prefix: 'act', ...parts: string[]): string;
  /** The same for the same request. */
  fingerprint(request: Pick<OfferingAgain, 'teamId' | 'offerMinutes'>): string;
  /** Uniform in [0, 1). */
  random(): number;
};

export type OfferingAgain = {
  referralId: string;
  teamId?: string | undefined;
  offerMinutes?: number | undefined;
  /** The same for retries of one request. */
  key: string | undefined;
  changedBy?: Act | undefined;
};

/** `returning`: an agent of the team had the client (CL-14). */
type OfferedAgain = { referralId: string; status: ReferralStatus; returning?: true };

type Answer =
  | OfferedAgain
  | Refusal<
      'already-claimed' | 'already-offered' | 'unknown-team' | 'team-not-ready' | 'idempotency-key-reused'
    >
  | NotFound;

/** Read anew whenever another request was first: what is answered was so at some moment since it was asked. */
export async function offerAgain(
  source: Source,
  asked: OfferingAgain,
  now: Date,
  deps: OfferAgainDeps,
): Promise<Answer> {
  const { referralId } = asked;
  const act = actOf(source.clientId, asked, deps);
  return untilPlaced(
    () => deps.referrals.read(referralId),
    async (referral) => {
      if (referral === undefined || !isOfSource(source, referral.details)) return { refused: 'not-found' };
      return standingOf(referral, act, asked) ?? (await beginRound(referral, asked, act, now, deps));
    },
  );
}

async function beginRound(
  referral: Referral,
  asked: OfferingAgain,
  act: OfferAct | undefined,
  now: Date,
  deps: OfferAgainDeps,
): Promise<Answer | 'overtaken'> {
  const { race, details } = referral;
  const { referralId } = race;
  const teamId = asked.teamId ?? race.teamId;
  const { side, kind, area, client } = details;
  const [routed, { referrals, last }] = await Promise.all([
    deps.routing.readRoutedTeam(teamId),
    deps.referrals.readHistory(client.phone, teamId),
  ]);
  if (routed === undefined) return { refused: 'unknown-team', detail: `There is no team ${teamId}.` };
  const offered = offeredAgents({ ...routed, side, kind, now, random: deps.random });
  if (!routed.agents.some(({ agentId }) => offered.includes(agentId))) {
    return {
      refused: 'team-not-ready',
      detail: 'Nobody of the team can be told: save a profile for its lead first.',
    };
  }
  const { brandId } = routed.team;
  // PE-1: what the client said to another brand is not said to this one; what they said to the same is on the race.
  const optOut =
    brandId === race.brandId
      ? undefined
      : optOutIn(await deps.consents.read(introductions, client.phone, undefined, brandId));
  const minutes = asked.offerMinutes ?? deps.offerMinutes[kind];
  const round: OpenRace = {
    referralId,
    teamId,
    status: 'offered',
    offered,
    declined: new Set(),
    offerUntil: new Date(now.getTime() + minutes * 60_000).toISOString(),
    textingPreferred: client.textConsent !== undefined && areTextsLive(deps.textMarkets, area),
    ...(brandId !== undefined && { brandId }),
    ...(optOut && { clientOptedOut: true as const, optOut }),
    round: (race.round ?? 1) + 1,
    offeredAgain: { at: now.toISOString(), actId: act?.actId ?? deps.newId('act') },
  };
  const others = referrals.filter((other) => other.race.referralId !== referralId);
  const its = placed(round, kind, others, routed, now, deps);
  const outcome = await deps.referrals.offerAgain(referral, its, now, last, act, asked.changedBy);
  return outcome === 'offered' ? offeredAgainAs(its.race.status, its.isReturning, referralId) : outcome;
}

function offeredAgainAs(status: ReferralStatus, isReturning: boolean, referralId: string): OfferedAgain {
  return { referralId, status, ...(isReturning && { returning: true }) };
}

/** Undefined without a key: then nothing but what is asked tells a repetition. */
function actOf(
  clientId: string,
  { referralId, key, teamId, offerMinutes }: OfferingAgain,
  deps: Pick<OfferAgainDeps, 'derivedId' | 'fingerprint'>,
): OfferAct | undefined {
  if (key === undefined) return undefined;
  const actId = deps.derivedId('act', clientId, referralId, key);
  return { actId, fingerprint: deps.fingerprint({ teamId, offerMinutes }) };
}

/** Undefined for one that may be offered again. Without a key, the same team tells that a request is repeated. */
function standingOf(
  { race, details }: Referral,
  act: OfferAct | undefined,
  asked: OfferingAgain,
): Exclude<Answer, NotFound> | undefined {
  const { referralId, status, offeredAgain } = race;
  const asItStands = offeredAgainAs(status, details.returning === true, referralId);
  if (act !== undefined) {
    const earlier = details.offerActs?.find(({ actId }) => actId === act.actId);
    if (earlier !== undefined && earlier.fingerprint !== act.fingerprint) {
      return { refused: 'idempotency-key-reused', detail: 'Use a new key to offer it otherwise.' };
    }
    if (earlier !== undefined || offeredAgain?.actId === act.actId) return asItStands;
  }
  const isAsPlaced = status === 'offered' || wasGiven(race);
  const isSameTeam = race.teamId === (asked.teamId ?? race.teamId);
  const isRepeated = act === undefined && isAsPlaced && offeredAgain !== undefined && isSameTeam;
  if (isRepeated && status !== 'returned') return asItStands;
  switch (status) {
    case 'returned':
      return undefined;
    case 'claimed':
      return { refused: 'already-claimed', detail: 'An agent has claimed it: there is nothing to offer.' };
    case 'offered':
      return { refused: 'already-offered', detail: 'It is still offered. Withdraw it first.' };
  }
}
