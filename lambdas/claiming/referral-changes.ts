// What happened to a referral between two images of its race: read from the stream, the same for a repeated record.
import {
  type Claim,
  passesOn,
  type Race,
  type ReturnedRace,
  type ReturnReason,
  wasGiven,
} from './referral.ts';

export type ReferralChange =
  | { kind: 'opened' }
  /** Agents who were added to those offered (CL-8). */
  | { kind: 'offered'; agentIds: string[] }
  /** Agents whose offer was taken from them (PE-4, PE-5). */
  | { kind: 'offers-withdrawn'; agentIds: string[] }
  | { kind: 'declined'; agentId: string }
  | { kind: 'claimed'; claim: Claim }
  | { kind: 'reassigned'; claim: Claim; from: string }
  /** RT-10: it is over for this team, and the next one's turn follows. */
  | { kind: 'passed-on'; reason: ReturnReason; at: string }
  /** `isBetweenTeams`: it was over for its last team before (RT-10). */
  | { kind: 'returned'; reason: ReturnReason; at: string; isBetweenTeams?: true };

/**
 * All changes that lead from `before` to `after`, in the order in which they are to be told; without `before`, all that
 * ever happened to the referral.
 */
export function changesBetween(was: Race | undefined, after: Race): ReferralChange[] {
  // CL-15: what happened in an earlier round was told then; offered again, it begins anew.
  const before = was?.round === after.round ? was : undefined;
  const opens = isOpened(before, after);
  // CL-14: who is named where it waited no longer is told by its opening, or has it.
  const added =
    before && !isWaiting(before) ? after.offered.filter((agentId) => !before.offered.includes(agentId)) : [];
  const gone = before ? before.offered.filter((agentId) => !after.offered.includes(agentId)) : [];
  const declined = [...after.declined].filter((agentId) => !before?.declined.has(agentId));
  return [
    ...(opens ? [{ kind: 'opened' } as const] : []),
    ...declined.map((agentId) => ({ kind: 'declined', agentId }) as const),
    ...(gone.length > 0 ? [{ kind: 'offers-withdrawn', agentIds: gone } as const] : []),
    ...(added.length > 0 ? [{ kind: 'offered', agentIds: added } as const] : []),
    ...endingOf(before, after),
  ];
}

/** CL-14: what waits is opened later, and what goes to who has the client never is. */
function isOpened(before: Race | undefined, after: Race): boolean {
  if (before === undefined) return !isWaiting(after) && !wasGiven(after);
  return isWaiting(before) && after.status === 'offered' && !isWaiting(after);
}

function isWaiting(race: Race): boolean {
  return race.status === 'offered' && race.waits !== undefined;
}

function returnOf(before: Race | undefined, after: ReturnedRace): ReferralChange[] {
  const { reason, at, passedOn } = after.returned;
  const ended = passesOn(after) ? { reason, at } : passedOn;
  const wasOver = before?.status === 'returned';
  const isBetweenTeams = ended !== undefined || wasOver;
  return [
    ...(ended === undefined || wasOver ? [] : [{ kind: 'passed-on', ...ended } as const]),
    ...(passesOn(after) || (wasOver && !passesOn(before))
      ? []
      : [{ kind: 'returned', reason, at, ...(isBetweenTeams && { isBetweenTeams }) } as const]),
  ];
}

function endingOf(before: Race | undefined, after: Race): ReferralChange[] {
  if (after.status === 'returned') return returnOf(before, after);
  if (after.status !== 'claimed') return [];
  const { claim } = after;
  const from = before?.status === 'claimed' ? before.claim.agentId : claim.from;
  if (from === undefined) return [{ kind: 'claimed', claim }];
  return from === claim.agentId ? [] : [{ kind: 'reassigned', claim, from }];
}
