// Gives a claimed client back to the network, with a reason that the network reads.
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import type { Referral } from '../../api/answers.ts';
import { answerOf } from '../../api/api.ts';
import { useTell } from '../../controls/announcer.tsx';
import { AskFirst } from '../../controls/dialogs/ask-first.tsx';
import { ConfirmDialog } from '../../controls/dialogs/confirm-dialog.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { addressOf, usePlace } from '../../place.ts';
import { refreshReferral } from '../../referral/referral-queries.ts';
import { usePortal, useProfile } from '../../session/portal-context.tsx';
import { actsWords } from './words.ts';

/** The API's limit, in characters. */
const maxLength = 500;

export function GiveBack({ referral }: { referral: Referral }) {
  const own = useWordsOf(actsWords);
  return (
    <AskFirst label={own.giveBack.act}>
      {(close) => <GiveBackDialog referral={referral} onClose={close} />}
    </AskFirst>
  );
}

function GiveBackDialog({ referral, onClose }: { referral: Referral; onClose: () => void }) {
  const { referralId, offeredToMe } = referral;
  const own = useWordsOf(actsWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const [, goTo] = useLocation();
  const { list, search } = usePlace();
  const isLead = useProfile()?.isLead === true;
  const id = useId();
  const [typed, setTyped] = useState('');
  const giveBack = useAct(
    (reason: string) => {
      const options = { params: { path: { referralId } }, body: { reason } };
      return answerOf(api.POST('/referrals/{referralId}/give-back', options));
    },
    {
      isRepeatable: true,
      onDone: () => {
        tell(own.giveBack.done);
        onClose();
        // Who got it from a teammate sees nothing of it any more.
        if (isLead || offeredToMe === true) refreshReferral(client, referralId);
        else goTo(addressOf({ list }, search));
      },
    },
  );
  const reason = typed.trim();
  return (
    <ConfirmDialog
      title={own.giveBack.title}
      confirm={own.giveBack.confirm}
      isDangerous
      isPending={giveBack.isPending}
      isReady={reason !== ''}
      problem={giveBack.problem}
      onConfirm={() => giveBack.run(reason)}
      onClose={onClose}
    >
      <p>{own.giveBack.more}</p>
      <label htmlFor={id}>{own.giveBack.reason}</label>
      <textarea
        id={id}
        dir="auto"
        rows={3}
        maxLength={maxLength}
        value={typed}
        readOnly={giveBack.isPending}
        onChange={(event) => setTyped(event.target.value)}
      />
    </ConfirmDialog>
  );
}
