// A claim of an agent who is answered at once: it is theirs, or why it is not (CL-3).
import type { AgentProfile } from '../people/team.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import { type ClaimAttempt, type ClaimOutcome, type LostClaim, type OwnClaim, refusalOf } from './claim.ts';

export type ClaimOrRefuseDeps = {
  races: { claim(attempt: ClaimAttempt): Promise<ClaimOutcome> };
  people: { readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
};

/** A claim that wins reads nothing. PE-4: who has left is told nothing of how it ended. */
export async function claimOrRefuse(
  attempt: ClaimAttempt,
  deps: ClaimOrRefuseDeps,
): Promise<OwnClaim | Refusal<LostClaim> | NotFound> {
  const outcome = await deps.races.claim(attempt);
  if (outcome.kind === 'won' || outcome.kind === 'already-yours') return outcome;
  const isInTeam = (await deps.people.readAgent(attempt.teamId, attempt.agentId)) !== undefined;
  return refusalOf(isInTeam ? outcome.kind : 'not-offered');
}
