// "Cannot be texted": the owner or the lead ends all texts to the client, asked once.
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { answerOf } from '../../api/api.ts';
import { AskFirst } from '../../controls/dialogs/ask-first.tsx';
import { ConfirmDialog } from '../../controls/dialogs/confirm-dialog.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { refreshReferral } from '../../referral/referral-queries.ts';
import { usePortal } from '../../session/portal-context.tsx';
import { actsWords } from './words.ts';

export function StopTexting({ referralId }: { referralId: string }) {
  const own = useWordsOf(actsWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const [said, setSaid] = useState('');
  const id = useId();
  const stop = useAct(
    () => {
      const params = { path: { referralId } };
      const evidence = said.trim();
      return answerOf(
        api.POST('/referrals/{referralId}/stop-texting', {
          params,
          ...(evidence !== '' && { body: { words: evidence } }),
        }),
      );
    },
    { isRepeatable: true, onDone: () => refreshReferral(client, referralId) },
  );
  return (
    <AskFirst label={own.stopTexting.act}>
      {(close) => (
        <ConfirmDialog
          title={own.stopTexting.title}
          confirm={own.stopTexting.confirm}
          isDangerous
          isPending={stop.isPending}
          problem={stop.problem}
          onConfirm={() => stop.run(undefined)}
          onClose={close}
        >
          <p>{own.stopTexting.more}</p>
          <label htmlFor={id}>{own.stopTexting.said}</label>
          <textarea
            id={id}
            dir="auto"
            rows={2}
            maxLength={2000}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        </ConfirmDialog>
      )}
    </AskFirst>
  );
}
