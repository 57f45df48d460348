// An answered call claims (CA-1), however late (CA-6); an agent who answered too late is told so.
import type { Attempt, Call, CallId } from './call.ts';
import { type ClaimByPhoneDeps, claimByPhone, type PhoneClaim } from './claim-by-phone.ts';

export type AnswerDeps = ClaimByPhoneDeps & {
  calls: { noteInVain(id: CallId, attempt: Attempt, why: string): Promise<void> };
  attemptIdOf(id: CallId, attempt: Attempt): string;
};

/** Claims for the agent of `call`. Repeating it has no further effect. */
export async function answer(call: Call, attempt: Attempt, now: Date, deps: AnswerDeps): Promise<PhoneClaim> {
  const { referralId, teamId, agentId, round } = call;
  const actId = deps.attemptIdOf(call, attempt);
  const outcome = await claimByPhone(
    { referralId, teamId, agentId, by: 'call', actId, at: now, round },
    deps,
  );
  const isTheirs = outcome.kind === 'won' || outcome.kind === 'already-yours';
  if (!isTheirs) await deps.calls.noteInVain(call, attempt, outcome.kind);
  return outcome;
}
