// What happened to a referral between two images of its race: read from the stream, the same for a repeated record.
import type { Claim, Race } from './referral.ts';

export type ReferralChange =
  | { kind: 'opened' }
  /** Agents who were added to those offered (CL-8). */
  | { kind: 'offered'; agentIds: string[] }
  | { kind: 'declined'; agentId: string }
  | { kind: 'claimed'; claim: Claim }
  | { kind: 'reassigned'; claim: Claim; from: string }
  | { kind: 'returned'; reason: 'expired' | 'declined-by-lead'; at: string };

/** All changes that lead from `before` to `after`, in the order in which they are to be told. */
export function changesBetween(before: Race | undefined, after: Race): ReferralChange[] {
  if (before === undefined) return [{ kind: 'opened' }];
  const added = after.offered.filter((agentId) => !before.offered.includes(agentId));
  const declined = [...after.declined].filter((agentId) => !before.declined.has(agentId));
  return [
    ...declined.map((agentId) => ({ kind: 'declined', agentId }) as const),
    ...(added.length > 0 ? [{ kind: 'offered', agentIds: added } as const] : []),
    ...endingOf(before, after),
  ];
}

function endingOf(before: Race, after: Race): ReferralChange[] {
  if (after.status === 'returned' && before.status !== 'returned') {
    return [{ kind: 'returned', ...after.returned }];
  }
  if (after.status !== 'claimed') return [];
  const { claim } = after;
  if (before.status !== 'claimed') return [{ kind: 'claimed', claim }];
  const from = before.claim.agentId;
  return from === claim.agentId ? [] : [{ kind: 'reassigned', claim, from }];
}
