// How a decline ends, read from the race that the conditional write found: CL-5, CL-6.
import type { Race } from './referral.ts';

/** `declined`: done, now or before. The others: why it can't be. */
export type DeclineOutcome = 'declined' | 'already-claimed' | 'referral-returned' | 'not-found';

/** How an agent's decline ended, given the race after the write, or the race that prevented it. */
export function declineOutcome(race: Race | undefined, agentId: string, isLead: boolean): DeclineOutcome {
  if (race === undefined || !(isLead || race.offered.includes(agentId))) return 'not-found';
  if (race.status === 'claimed') return 'already-claimed';
  if (race.declined.has(agentId)) return 'declined';
  if (race.status === 'returned') {
    return isLead && race.returned.reason === 'declined-by-lead' ? 'declined' : 'referral-returned';
  }
  return 'declined';
}
