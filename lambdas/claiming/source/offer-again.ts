// CL-15: the source offers a returned referral again, to the same team or another: a new round with a race, offers and calls of its own.
import type { Source } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import { chainOf } from '../chain/chain.ts';
import { areTextsLive, type TextMarkets } from '../numbers/text-markets.ts';
import { type NextRoundDeps, nextRound } from '../placing/next-round.ts';
import { type Placed, untilPlaced } from '../placing/placing.ts';
import { firstOfReady, type ReadRoutedTeam } from '../placing/ready-teams.ts';
import {
  type Chain,
  type Details,
  type OfferAct,
  type Race,
  type Referral,
  type ReferralStatus,
  statusForSource,
  wasGiven,
} from '../referral.ts';
import type { OfferMinutes } from './new-referral.ts';
import { isOfSource } from './whose.ts';

export type OfferAgainDeps = Omit<NextRoundDeps, 'referrals'> & {
  routing: { readRoutedTeam: ReadRoutedTeam };
  referrals: NextRoundDeps['referrals'] & {
    read(referralId: string): Promise<Referral | undefined>;
    /**
     * `act`: what asked for it, when it has a key. `overtaken`: it is not what `referral` was any more, as one of several at once opens
     * the round, or what its place was decided on has changed.
     */
    offerAgain(
      referral: Referral,
      placed: Placed,
      now: Date,
      last: string | undefined,
      by: { act: OfferAct | undefined; changedBy: Act | undefined; chain: Chain | undefined },
    ): Promise<'offered' | 'overtaken'>;
  };
  textMarkets: TextMarkets;
  offerMinutes: OfferMinutes;
  newId(prefix: 'act'): string;
  /** The same for the same request. */
  fingerprint(request: Pick<OfferingAgain, 'teamId' | 'offerMinutes' | 'teamIds'>): string;
  /** Uniform in [0, 1). */
  random(): number;
};

export type OfferingAgain = {
  referralId: string;
  teamId?: string | undefined;
  /** RT-10: instead of one, and in order. */
  teamIds?: readonly string[] | undefined;
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
  const { kind, area, client } = details;
  const { teamIds, isChain } = teamsOf(race, details, asked);
  const ready = await firstOfReady({ teamIds, isChain }, details, now, deps);
  if ('refused' in ready) return ready;
  const minutes = asked.offerMinutes ?? deps.offerMinutes[kind];
  const chain = chainOf(teamIds, minutes);
  const textingPreferred = client.textConsent !== undefined && areTextsLive(deps.textMarkets, area);
  const actId = act?.actId ?? deps.newId('act');
  const round = { chain, minutes, textingPreferred, actId };
  const { placed, last } = await nextRound(referral, ready, round, now, deps);
  const by = { act, changedBy: asked.changedBy, chain };
  const outcome = await deps.referrals.offerAgain(referral, placed, now, last, by);
  const { race: its, isReturning } = placed;
  return outcome === 'offered' ? offeredAgainAs(its.status, isReturning, referralId) : outcome;
}

function offeredAgainAs(status: ReferralStatus, isReturning: boolean, referralId: string): OfferedAgain {
  return { referralId, status, ...(isReturning && { returning: true }) };
}

/** RT-10: to whom it is to be offered: as it was before, where nobody is named, be that one team or a chain from its first on. */
function teamsOf(
  race: Race,
  { chain }: Details,
  { teamId, teamIds }: OfferingAgain,
): { teamIds: readonly string[]; isChain: boolean } {
  if (teamIds !== undefined) return { teamIds, isChain: true };
  if (teamId !== undefined) return { teamIds: [teamId], isChain: false };
  return { teamIds: chain?.teamIds ?? [race.teamId], isChain: chain !== undefined };
}

function isToSameTeams(race: Race, details: Details, asked: OfferingAgain): boolean {
  const { teamIds } = teamsOf(race, details, asked);
  return (details.chain?.teamIds ?? [race.teamId]).join() === teamIds.join();
}

/** Undefined without a key: then nothing but what is asked tells a repetition. */
function actOf(
  clientId: string,
  { referralId, key, teamId, offerMinutes, teamIds }: OfferingAgain,
  deps: Pick<OfferAgainDeps, 'derivedId' | 'fingerprint'>,
): OfferAct | undefined {
  if (key === undefined) return undefined;
  const actId = deps.derivedId('act', clientId, referralId, key);
  return { actId, fingerprint: deps.fingerprint({ teamId, offerMinutes, teamIds }) };
}

/** Undefined for one that may be offered again. Without a key, the same team tells that a request is repeated. */
function standingOf(
  { race, details }: Referral,
  act: OfferAct | undefined,
  asked: OfferingAgain,
): Exclude<Answer, NotFound> | undefined {
  const { referralId, offeredAgain } = race;
  const status = statusForSource(race);
  const asItStands = offeredAgainAs(status, details.returning === true, referralId);
  if (act !== undefined) {
    const earlier = details.offerActs?.find(({ actId }) => actId === act.actId);
    if (earlier !== undefined && earlier.fingerprint !== act.fingerprint) {
      return { refused: 'idempotency-key-reused', detail: 'Use a new key for a different offer.' };
    }
    if (earlier !== undefined || offeredAgain?.actId === act.actId) return asItStands;
  }
  const isAsPlaced = status === 'offered' || wasGiven(race);
  const isRepeated =
    act === undefined && isAsPlaced && offeredAgain !== undefined && isToSameTeams(race, details, asked);
  if (isRepeated && status !== 'returned') return asItStands;
  switch (status) {
    case 'returned':
      return undefined;
    case 'claimed':
      return { refused: 'already-claimed', detail: 'An agent has already claimed it.' };
    case 'offered':
      return { refused: 'already-offered', detail: 'It is still offered. Withdraw it first.' };
  }
}
