// CO-16: the owner or the lead says whether a client's message asked for no more texts.
import { type LostClaim, refusalOf } from '../../claiming/claim.ts';
import { ownerOf } from '../../claiming/referral.ts';
import { type OwnedReferralDeps, referralToAnswerFor } from '../../claiming/view/owned-race.ts';
import { licenseLapsed } from '../../people/profile.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { ClientsMessage } from '../message.ts';
import { type FollowAnswerDeps, followAnswer } from './follow-answer.ts';

export type AnswerAskedToStopDeps = FollowAnswerDeps &
  OwnedReferralDeps & {
    conversations: {
      answerAskedToStop(
        message: { referralId: string; messageId: string },
        answer: 'yes' | 'no',
        answeredBy: { teamId: string; agentId: string },
        now: Date,
        changedBy: Act | undefined,
      ): Promise<ClientsMessage | undefined>;
    };
  };

type Answered = { referralId: string; messageId: string; askedToStop: 'yes' | 'no' };

export async function answerAskedToStop(
  caller: Agent,
  {
    answer,
    changedBy,
    ...asked
  }: { referralId: string; messageId: string; answer: 'yes' | 'no'; changedBy?: Act },
  now: Date,
  deps: AnswerAskedToStopDeps,
): Promise<Answered | Refusal<LostClaim | 'license-lapsed'> | NotFound> {
  const { teamId, agentId } = caller;
  const { referralId, messageId } = asked;
  const its = await referralToAnswerFor(caller, referralId, deps);
  if (its === undefined) return { refused: 'not-found' };
  const { referral, agent, isLead } = its;
  // PE-5: a client who wants no texts never waits for a license; that they may be texted is said by who may text.
  if (answer === 'no' && !agent.licensed && !isLead) return licenseLapsed;
  // PE-7: what an owner does with their own client is in no audit trail.
  const act = isLead && ownerOf(referral.race) !== agentId ? changedBy : undefined;
  const by = { teamId, agentId };
  const message = await deps.conversations.answerAskedToStop(asked, answer, by, now, act);
  if (message === undefined) return { refused: 'not-found' };
  if (message.askedToStop !== answer) return refusalOf('client-opted-out');
  // The stream does it too; here, so that the next text is refused at once.
  await followAnswer(message, referral.details.client.phone, deps);
  return { referralId, messageId, askedToStop: answer };
}
