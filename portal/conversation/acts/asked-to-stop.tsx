// CO-16: a client's message may ask for no more texts. The owner or the lead says; what was said, or was clear, stands there.
import { useQueryClient } from '@tanstack/react-query';
import type { ClientsMessage } from '../../api/answers.ts';
import { answerOf } from '../../api/api.ts';
import { useTell } from '../../controls/announcer.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { refreshReferral } from '../../referral/referral-queries.ts';
import { usePortal } from '../../session/portal-context.tsx';
import { refreshMessages } from '../conversation-queries.ts';
import { actsWords } from './words.ts';

export function AskedToStop({ referralId, message }: { referralId: string; message: ClientsMessage }) {
  const own = useWordsOf(actsWords);
  if (message.askedToStop === 'open')
    return <Question referralId={referralId} messageId={message.messageId} />;
  return <p className="message-note">{own.askedToStop[message.askedToStop ?? 'no']}</p>;
}

function Question({ referralId, messageId }: { referralId: string; messageId: string }) {
  const own = useWordsOf(actsWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const refresh = () => {
    refreshMessages(client, referralId);
    refreshReferral(client, referralId);
  };
  const say = useAct(
    (answer: 'yes' | 'no') => {
      const params = { path: { referralId, messageId } };
      const path = '/referrals/{referralId}/messages/{messageId}/asked-to-stop';
      return answerOf(api.POST(path, { params, body: { answer } }));
    },
    {
      isRepeatable: true,
      onDone: ({ askedToStop }) => {
        tell(own.askedToStop[askedToStop]);
        refresh();
      },
      onFailed: refresh,
    },
  );
  return (
    <fieldset className="asked-to-stop">
      <legend>{own.askedToStop.question}</legend>
      <p className="quiet">{own.askedToStop.questionMore}</p>
      <ProblemNotice problem={say.problem} />
      <div className="acts">
        <button type="button" disabled={say.isPending} onClick={() => say.run('yes')}>
          {own.askedToStop.sayYes}
        </button>
        <button type="button" disabled={say.isPending} onClick={() => say.run('no')}>
          {own.askedToStop.sayNo}
        </button>
      </div>
    </fieldset>
  );
}
