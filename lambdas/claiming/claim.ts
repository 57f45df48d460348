// Claiming: how an attempt to win a referral ended. The conditional write decides; this reads what it found: CL-3.
import type { NotFound, Refusal } from '../platform/outcome.ts';
import {
  type Claim,
  isLaterRound,
  lacksNumber,
  type Race,
  type WayToClaim,
  waysToClaim,
} from './referral.ts';

/** An agent's act that claims. `actId` is the same when the act is repeated. */
export type ClaimAttempt = {
  referralId: string;
  /** The agent's team: ids of agents are unique only within one. */
  teamId: string;
  agentId: string;
  by: WayToClaim;
  actId: string;
  at: Date;
  /** CL-15: of what counts in its round only, for example a PIN: which it was; the first has none. */
  round?: number | undefined;
  /** The first message, when the act is a text (TX-2). */
  text?: string;
};

/**
 * How an attempt ended. `won`: this act has it, now or when it was first done. `already-yours`: another act of the same
 * agent has it. `round`: in which (CL-15), `brandId`, `isKnown`: of the race. `not-offered` also covers a referral that does not exist.
 */
export type ClaimOutcome =
  | OwnClaim
  | { kind: 'already-claimed'; claim: Claim }
  | { kind: 'referral-returned' }
  | { kind: 'already-declined' }
  | { kind: 'offer-expired' }
  | { kind: 'text-consent-missing' }
  | { kind: 'client-opted-out' }
  | { kind: 'no-number-free' }
  | { kind: 'not-offered' };

export type OwnClaim = { kind: 'won' | 'already-yours'; claim: Claim } & Pick<
  Race,
  'round' | 'brandId' | 'isKnown'
>;

/** The claim that an attempt would make. */
export function claimOf({ agentId, by, actId, at, text }: ClaimAttempt): Claim {
  return { agentId, by, actId, at: at.toISOString(), ...(text !== undefined && { text }) };
}

/** Why the conditional write of `attempt` was refused by `race`, or that it had been carried out before. */
export function refusedClaim(race: Race | undefined, attempt: ClaimAttempt): ClaimOutcome {
  return obstacleTo(attempt, race) ?? { kind: obstacleToTexts(race) };
}

/** Why nobody may text the client of `race`. */
export function obstacleToTexts(race: Race | undefined): ObstacleToTexts {
  if (race?.clientOptedOut) return 'client-opted-out';
  return race !== undefined && lacksNumber(race) ? 'no-number-free' : 'text-consent-missing';
}

export type ObstacleToTexts = 'client-opted-out' | 'text-consent-missing' | 'no-number-free';

/** What in `race` keeps an agent from claiming by whatever act; undefined when nothing does. */
export function obstacleTo(
  attempt: Pick<ClaimAttempt, 'teamId' | 'agentId' | 'actId' | 'at'> &
    Partial<Pick<ClaimAttempt, 'by' | 'round'>>,
  race: Race | undefined,
): ClaimOutcome | undefined {
  const { agentId, actId, by, round } = attempt;
  const isOfNow = by === undefined || waysToClaim[by].counts === 'now';
  if (race !== undefined && !isOfNow && isLaterRound(race.round, round)) return { kind: 'referral-returned' };
  if (race?.teamId !== attempt.teamId) return { kind: 'not-offered' };
  if (race.status === 'claimed' && race.claim.agentId === agentId) {
    const kind = race.claim.actId === actId ? 'won' : 'already-yours';
    const { claim, round, brandId, isKnown } = race;
    return { kind, claim, round, brandId, isKnown };
  }
  if (!race.offered.includes(agentId)) return { kind: 'not-offered' };
  if (race.status === 'claimed') return { kind: 'already-claimed', claim: race.claim };
  if (race.status === 'returned') return { kind: 'referral-returned' };
  if (race.declined.has(agentId)) return { kind: 'already-declined' };
  if (Date.parse(race.offerUntil) <= attempt.at.getTime()) return { kind: 'offer-expired' };
  return undefined;
}

/** What a lost attempt's agent is told, by the problem's code. */
export const lostClaims = {
  'already-claimed': 'A teammate was first.',
  'referral-returned':
    'The referral went back to the source. Unless it is offered to you again, there is nothing left for you to do.',
  'already-declined': 'You declined it; your teammates can still claim it.',
  'offer-expired': 'The time to claim it has run out.',
  'text-consent-missing':
    'The client has not agreed to texts, or text introductions are not available in their area.',
  'client-opted-out':
    'The client opted out of texts. Only a START from the client’s own phone can undo that.',
  'no-number-free':
    'All of our numbers are in use with this client. Claim by call or PIN instead, or call the client if they are yours; texts go again once a number is free.',
} as const satisfies Partial<Record<ClaimOutcome['kind'], string>>;

export type LostClaim = keyof typeof lostClaims;

/** How a claim that failed is answered. */
export function refusalOf(kind: LostClaim | 'not-offered'): Refusal<LostClaim> | NotFound {
  if (kind === 'not-offered') return { refused: 'not-found' };
  return { refused: kind, detail: lostClaims[kind] };
}

export function isLostClaim(kind: string): kind is LostClaim {
  return Object.hasOwn(lostClaims, kind);
}
