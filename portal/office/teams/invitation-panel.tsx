// An agent's invitation: how it is doing, and once more (PE-2).
import { answerOf } from '../../api/api.ts';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import type { AgentOfTeam } from '../shared/answers.ts';
import { Done, useDone } from '../shared/done.tsx';
import { Moment } from '../shared/moment.tsx';
import { useReadTeamsAnew } from './team-queries.ts';
import { teamsWords } from './words.ts';

export function InvitationPanel({ teamId, agent }: { teamId: string; agent: AgentOfTeam }) {
  const own = useWordsOf(teamsWords);
  const { api } = useSignedIn();
  const readAnew = useReadTeamsAnew();
  const done = useDone();
  const { agentId, email, invitation } = agent;
  const params = { path: { teamId, agentId } };
  // Each one is a password of its own: a lost answer is not asked for again.
  const invite = useAct(() => answerOf(api.POST('/teams/{teamId}/agents/{agentId}/invitation', { params })), {
    isRepeatable: false,
    onDone: (sent) => {
      done.tell(own.invited(sent.email));
      void readAnew();
    },
  });
  return (
    <section className="panel">
      <h2>{own.invitation}</h2>
      {invitation && (
        <p className={invitation.state === 'failed' ? 'notice is-bad' : ''}>
          {own.invitations[invitation.problem ?? invitation.state]} <Moment at={invitation.at} />
        </p>
      )}
      <p>{email === undefined ? own.inviteNoEmail : own.invitationMore(email)}</p>
      <ProblemNotice problem={invite.problem} />
      <p className="form-end">
        <button
          type="button"
          disabled={email === undefined || invite.isPending}
          onClick={() => {
            done.forget();
            invite.run(undefined);
          }}
        >
          {own.invite}
        </button>
        <Done>{done.said}</Done>
      </p>
    </section>
  );
}
