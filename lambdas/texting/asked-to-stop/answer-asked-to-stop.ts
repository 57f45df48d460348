// CO-16: the owner or the lead says whether a client's message asked for no more texts.
import { type LostClaim, refusalOf } from '../../claiming/claim.ts';
import type { Referral } from '../../claiming/referral.ts';
import { isOwnerOrLead } from '../../claiming/view/referral-view.ts';
import { licenseLapsed } from '../../people/profile.ts';
import { type AgentProfile, isLead, type Team } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { ClientsMessage } from '../message.ts';
import { type FollowAnswerDeps, followAnswer } from './follow-answer.ts';

export type AnswerAskedToStopDeps = FollowAnswerDeps & {
  referrals: { read(referralId: string): Promise<Referral | undefined> };
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
  conversations: {
    answerAskedToStop(
      message: { referralId: string; messageId: string },
      answer: 'yes' | 'no',
      answeredBy: { teamId: string; agentId: string },
      now: Date,
    ): Promise<ClientsMessage | undefined>;
  };
};

type Answered = { referralId: string; messageId: string; askedToStop: 'yes' | 'no' };

export async function answerAskedToStop(
  caller: Agent,
  { answer, ...asked }: { referralId: string; messageId: string; answer: 'yes' | 'no' },
  now: Date,
  deps: AnswerAskedToStopDeps,
): Promise<Answered | Refusal<LostClaim | 'license-lapsed'> | NotFound> {
  const { teamId, agentId } = caller;
  const { referralId, messageId } = asked;
  const [referral, team, agent] = await Promise.all([
    deps.referrals.read(referralId),
    deps.people.readTeam(teamId),
    deps.people.readAgent(teamId, agentId),
  ]);
  if (agent === undefined) return { refused: 'not-found' };
  const reader = { ...caller, isLead: isLead(caller, team) };
  if (referral === undefined || !isOwnerOrLead(reader, referral.race)) return { refused: 'not-found' };
  // PE-5: a client who wants no texts never waits for a license; that they may be texted is said by who may text.
  if (answer === 'no' && !agent.licensed && !reader.isLead) return licenseLapsed;
  const message = await deps.conversations.answerAskedToStop(asked, answer, { teamId, agentId }, now);
  if (message === undefined) return { refused: 'not-found' };
  if (message.askedToStop !== answer) return refusalOf('client-opted-out');
  // The stream does it too; here, so that the next text is refused at once.
  await followAnswer(message, referral.details.client.phone, deps);
  return { referralId, messageId, askedToStop: answer };
}
