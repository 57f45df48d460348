// An answered call claims (CA-1), however late (CA-6); an agent who answered too late is told so.
import type { ClaimAttempt, ClaimOutcome } from '../claiming/claim.ts';
import type { Attempt, Call, CallId } from './call.ts';

export type AnswerDeps = {
  calls: { noteInVain(id: CallId, attempt: Attempt, why: string): Promise<void> };
  races: { claim(attempt: ClaimAttempt): Promise<ClaimOutcome> };
  attemptIdOf(id: CallId, attempt: Attempt): string;
};

/** Claims for the agent of `call`. Repeating it has no further effect. */
export async function answer(
  call: Call,
  attempt: Attempt,
  now: Date,
  deps: AnswerDeps,
): Promise<ClaimOutcome> {
  const { referralId, teamId, agentId, round } = call;
  const outcome = await deps.races.claim({
    referralId,
    teamId,
    agentId,
    by: 'call',
    actId: deps.attemptIdOf(call, attempt),
    at: now,
    round,
  });
  const isTheirs = outcome.kind === 'won' || outcome.kind === 'already-yours';
  if (!isTheirs) await deps.calls.noteInVain(call, attempt, outcome.kind);
  return outcome;
}
