// A referral's standing for the agent who looks at it.
import type { Referral } from '../api/answers.ts';

export type Standing =
  | { kind: 'open' }
  /** The lead sees what others are offered. */
  | { kind: 'watched' }
  /** Behind an earlier referral of the same client; for the lead. */
  | { kind: 'waiting' }
  /** Still `offered`, but the window has ended. */
  | { kind: 'over' }
  | { kind: 'declined' }
  | { kind: 'mine'; by: ClaimedBy; at: string }
  | { kind: 'theirs'; by: ClaimedBy; at: string; name: string }
  | { kind: 'expired' }
  | { kind: 'declined-by-lead' }
  /** `note`: why, for the lead. */
  | { kind: 'given-back' | 'withdrawn'; note?: string }
  | { kind: 'nobody-left' };

type ClaimedBy = NonNullable<Referral['claim']>['by'];

type Known = Pick<
  Referral,
  'status' | 'claim' | 'returned' | 'offeredToMe' | 'declinedByMe' | 'offerUntil' | 'waitsFor'
>;

export function standingOf(referral: Known, agentId: string, now: number): Standing {
  const { claim, returned } = referral;
  if (claim !== undefined) {
    const { by, at, name } = claim;
    return claim.agentId === agentId ? { kind: 'mine', by, at } : { kind: 'theirs', by, at, name };
  }
  if (returned !== undefined) {
    const { reason, note } = returned;
    if (reason === 'expired' || reason === 'declined-by-lead') return { kind: reason };
    return { kind: reason, ...(note !== undefined && { note }) };
  }
  if (referral.waitsFor !== undefined) return { kind: 'waiting' };
  if (referral.declinedByMe === true) return { kind: 'declined' };
  if (Date.parse(referral.offerUntil) <= now) return { kind: 'over' };
  return { kind: referral.offeredToMe === false ? 'watched' : 'open' };
}
