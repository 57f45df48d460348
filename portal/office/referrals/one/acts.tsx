// What the source can do about a referral (CL-15): correct or withdraw it while it is offered, offer it again once it is back.
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { Referral } from '../../../api/answers.ts';
import { answerOf } from '../../../api/api.ts';
import { AskFirst } from '../../../controls/dialogs/ask-first.tsx';
import { ConfirmDialog } from '../../../controls/dialogs/confirm-dialog.tsx';
import { useAct } from '../../../controls/use-act.ts';
import { useWordsOf } from '../../../messages/language.tsx';
import { useSignedIn } from '../../../session/portal-context.tsx';
import { Done, useDone } from '../../shared/done.tsx';
import { useTeamName } from '../../shared/team-name.tsx';
import { TeamChain } from '../new/team-chain.tsx';
import { CorrectForm } from './correct-form.tsx';
import { oneReferralWords } from './words.ts';

/** The API's limit, in characters. */
const longestReason = 500;

export function Acts({ referral }: { referral: Referral }) {
  const { session } = useSignedIn();
  const own = useWordsOf(oneReferralWords);
  const [isCorrecting, setCorrecting] = useState(false);
  const done = useDone();
  const client = useQueryClient();
  const onDone = (said: string) => {
    done.tell(said);
    // The list too, wherever it stands.
    void client.invalidateQueries({ queryKey: ['office'] });
  };
  if (!session.offices.includes('source')) return null;
  const { status } = referral;
  return (
    <>
      {status !== 'claimed' && (
        <div className="acts panel">
          {status === 'offered' && (
            <>
              <button
                type="button"
                className="is-main"
                aria-expanded={isCorrecting}
                onClick={() => setCorrecting(!isCorrecting)}
              >
                {own.correct}
              </button>
              <AskFirst label={own.withdraw}>
                {(close) => (
                  <Withdraw
                    referral={referral}
                    onClose={close}
                    onDone={() => {
                      close();
                      onDone(own.withdrawn);
                    }}
                  />
                )}
              </AskFirst>
            </>
          )}
          {status === 'returned' && (
            <AskFirst label={own.offerAgain}>
              {(close) => (
                <OfferAgain
                  referral={referral}
                  onClose={close}
                  onDone={() => {
                    close();
                    onDone(own.offeredAgainDone);
                  }}
                />
              )}
            </AskFirst>
          )}
          <Done>{done.said}</Done>
        </div>
      )}
      {isCorrecting && status === 'offered' && (
        <CorrectForm
          referral={referral}
          onDone={() => {
            setCorrecting(false);
            onDone(own.corrected);
          }}
          onClose={() => setCorrecting(false)}
        />
      )}
    </>
  );
}

type Asked = { referral: Referral; onClose: () => void; onDone: () => void };

function Withdraw({ referral: { referralId }, onClose, onDone }: Asked) {
  const { api } = useSignedIn();
  const own = useWordsOf(oneReferralWords);
  const id = useId();
  const [typed, setTyped] = useState('');
  const withdraw = useAct(
    (reason: string) =>
      answerOf(
        api.POST('/referrals/{referralId}/withdraw', { params: { path: { referralId } }, body: { reason } }),
      ),
    { isRepeatable: true, onDone },
  );
  const reason = typed.trim();
  return (
    <ConfirmDialog
      title={own.withdrawTitle}
      confirm={own.withdraw}
      isDangerous
      isPending={withdraw.isPending}
      isReady={reason !== ''}
      problem={withdraw.problem}
      onConfirm={() => withdraw.run(reason)}
      onClose={onClose}
    >
      <p>{own.withdrawMore}</p>
      <label htmlFor={id}>{own.withdrawReason}</label>
      <textarea
        id={id}
        dir="auto"
        rows={3}
        maxLength={longestReason}
        value={typed}
        readOnly={withdraw.isPending}
        onChange={(event) => setTyped(event.target.value)}
      />
    </ConfirmDialog>
  );
}

function OfferAgain({ referral: { referralId, teamId }, onClose, onDone }: Asked) {
  const { api } = useSignedIn();
  const own = useWordsOf(oneReferralWords);
  const id = useId();
  // CL-1: a try whose answer was lost is the same request.
  const key = useRef(crypto.randomUUID());
  const [isOther, setOther] = useState(false);
  const [others, setOthers] = useState<readonly string[]>([]);
  const [minutes, setMinutes] = useState('');
  const teamName = useTeamName(teamId) ?? teamId;
  const offer = useAct(
    (body: { teamId?: string; teamIds?: string[]; offerMinutes?: number }) => {
      const header = { 'idempotency-key': key.current };
      const params = { path: { referralId }, header };
      return answerOf(api.POST('/referrals/{referralId}/offer-again', { params, body }));
    },
    {
      isRepeatable: true,
      onDone,
      // What is changed after a refusal is another request.
      onFailed: ({ isPassing }) => {
        if (!isPassing) key.current = crypto.randomUUID();
      },
    },
  );
  const isMinutes =
    minutes === '' || (/^\d+$/.test(minutes) && Number(minutes) >= 1 && Number(minutes) <= 10_080);
  return (
    <ConfirmDialog
      title={own.offerAgain}
      confirm={own.offerAgain}
      isPending={offer.isPending}
      isReady={(!isOther || others.length > 0) && isMinutes}
      problem={offer.problem}
      onConfirm={() =>
        offer.run({
          ...(isOther && { teamIds: [...others] }),
          ...(minutes !== '' && { offerMinutes: Number(minutes) }),
        })
      }
      onClose={onClose}
    >
      <p>{own.offerAgainMore}</p>
      <fieldset className="choices">
        <legend className="unseen">{own.offeredTo}</legend>
        <label>
          <input type="radio" name="which-team" checked={!isOther} onChange={() => setOther(false)} />
          {own.sameTeam(teamName)}
        </label>
        <label>
          <input type="radio" name="which-team" checked={isOther} onChange={() => setOther(true)} />
          {own.otherTeams}
        </label>
      </fieldset>
      {isOther && <TeamChain teamIds={others} fault={undefined} onTeams={setOthers} />}
      <label htmlFor={`${id}-minutes`}>{own.minutes}</label>
      <input
        id={`${id}-minutes`}
        inputMode="numeric"
        maxLength={5}
        value={minutes}
        aria-invalid={!isMinutes}
        onChange={(event) => setMinutes(event.target.value)}
      />
    </ConfirmDialog>
  );
}
