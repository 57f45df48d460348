// Why a text was sent, held or refused, and why it has opt-out instructions or not. Loaded when somebody asks.
import { useQuery } from '@tanstack/react-query';
import type { Message } from '../../api/answers.ts';
import { answerOf } from '../../api/api.ts';
import { ReadState } from '../../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { usePortal } from '../../session/portal-context.tsx';
import { automatedWords } from './automated-words.ts';
import { explainWords } from './explain-words.ts';

export default function Why({ referralId, message }: { referralId: string; message: Message }) {
  const { words, formats } = useLanguage();
  const explained = useWordsOf(explainWords);
  const { sentAs } = useWordsOf(automatedWords);
  const { api } = usePortal();
  const { messageId, delivery } = message;
  const read = useQuery({
    queryKey: ['explanation', messageId, delivery],
    queryFn: () => {
      const params = { path: { referralId, messageId } };
      return answerOf(api.GET('/referrals/{referralId}/messages/{messageId}/explain', { params }));
    },
  });
  return (
    <ReadState read={read}>
      {({ outcome, footer, from, automated }) => (
        <>
          {automated !== undefined && <p>{sentAs(automated)}</p>}
          <p>{explained.outcome(outcome)}</p>
          <p>{explained.footer(footer)}</p>
          {from !== undefined && <p className="quiet">{words.conversation.from(formats.phone(from))}</p>}
        </>
      )}
    </ReadState>
  );
}
