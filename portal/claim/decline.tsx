// Getting out of an offer: asked once, because it can't be taken back.
import { useQueryClient } from '@tanstack/react-query';
import type { Referral } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { AskFirst } from '../controls/dialogs/ask-first.tsx';
import { ConfirmDialog } from '../controls/dialogs/confirm-dialog.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage } from '../messages/language.tsx';
import { refreshReferral } from '../referral/referral-queries.ts';
import { usePortal } from '../session/portal-context.tsx';

export function Decline({ referral, isLead }: { referral: Referral; isLead: boolean }) {
  const { referralId } = referral;
  const { words } = useLanguage();
  const { api } = usePortal();
  const client = useQueryClient();
  const decline = useAct(
    () => answerOf(api.POST('/referrals/{referralId}/decline', { params: { path: { referralId } } })),
    {
      isRepeatable: true,
      onDone: () => refreshReferral(client, referralId),
      onFailed: () => refreshReferral(client, referralId),
    },
  );
  return (
    <div className="decline">
      <AskFirst label={words.claim.decline}>
        {(close) => (
          <ConfirmDialog
            title={words.claim.declineTitle}
            confirm={decline.isPending ? words.claim.declining : words.claim.decline}
            isDangerous
            isPending={decline.isPending}
            problem={decline.problem}
            onConfirm={() => decline.run(undefined)}
            onClose={() => {
              close();
              decline.forget();
            }}
          >
            <p>{isLead ? words.claim.declineLead : words.claim.declineMore}</p>
          </ConfirmDialog>
        )}
      </AskFirst>
    </div>
  );
}
