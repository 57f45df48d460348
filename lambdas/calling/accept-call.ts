// A call that is claimed by pressing a key, not by answering: the agent has pressed it (CA-1).
import type { Details } from '../claiming/referral.ts';
import type { AgentLanguage } from '../people/language.ts';
import { type AnswerDeps, answer } from './answer.ts';
import type { Attempt, Call, CallId } from './call.ts';
import { claimAnswer, type FlowAnswer } from './voice/flow-answer.ts';

/** Which attempt to call an agent about which referral. */
type CallAttempt = CallId & { attempt: Attempt };

export type AcceptCallDeps = AnswerDeps & {
  calls: { read(id: CallId): Promise<Call | undefined> };
  /** The carrier's last event names the contact alone. */
  contacts: { remember(contactId: string, attempt: CallAttempt, now: Date): Promise<void> };
  readDetails(referralId: string): Promise<Details | undefined>;
};

export async function acceptCall(
  contactId: string,
  { language = 'en', ...accepted }: CallAttempt & { language?: AgentLanguage | undefined },
  now: Date,
  deps: AcceptCallDeps,
): Promise<FlowAnswer> {
  const call = await deps.calls.read(accepted);
  if (call === undefined) throw new Error(`No call about ${accepted.referralId} was asked for`);
  // Before the claim, so that the end of a call that won is always recognized.
  await deps.contacts.remember(contactId, accepted, now);
  const outcome = await answer(call, accepted.attempt, now, deps);
  return claimAnswer({ referralId: call.referralId, outcome }, deps.readDetails, language);
}
