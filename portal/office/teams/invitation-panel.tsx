// An agent's invitation: how it is doing, and once more (PE-2).

import { answerOf } from '../../api/api.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import type { AgentOfTeam } from '../shared/answers.ts';
import { Done, useDone } from '../shared/done.tsx';
import { useReadTeamsAnew } from './team-queries.ts';
import { teamsWords } from './words.ts';

export function InvitationPanel({ teamId, agent }: { teamId: string; agent: AgentOfTeam }) {
  const { formats } = useLanguage();
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
          {own.invitations[invitation.problem ?? invitation.state]}{' '}
          <time dateTime={invitation.at} title={formats.fullMoment(invitation.at)}>
            {formats.moment(invitation.at, serverNow())}
          </time>
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
