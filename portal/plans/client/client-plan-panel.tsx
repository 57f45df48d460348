// CP-3, CP-4: the plan that a client is on: what was sent, what comes next and when, or why it stopped; and to begin or stop one.
import { useId } from 'react';
import type { Referral } from '../../api/answers.ts';
import { useNow } from '../../clock/use-now.ts';
import { useTell } from '../../controls/announcer.tsx';
import { AskFirst } from '../../controls/dialogs/ask-first.tsx';
import { ConfirmDialog } from '../../controls/dialogs/confirm-dialog.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { Written } from '../../controls/written.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { licenseOf } from '../../session/license.ts';
import { useProfile } from '../../session/portal-context.tsx';
import { BeginPlan } from './begin-plan.tsx';
import { type ClientPlan, useClientPlan, useTakeOffPlan } from './client-plan-query.ts';
import { isDue } from './next-step.ts';
import { StepsSoFar } from './steps-so-far.tsx';
import { clientPlanWords } from './words.ts';
import '../plans.css';
import '../../templates/templates.css';

export default function ClientPlanPanel({ referral }: { referral: Referral }) {
  const own = useWordsOf(clientPlanWords);
  const { referralId } = referral;
  const { isLicensed } = licenseOf(useProfile());
  const read = useClientPlan(referralId);
  const id = useId();
  return (
    <section className="client-plan" aria-labelledby={id}>
      <h2 id={id} className="unseen">
        {own.title}
      </h2>
      <ReadState read={read}>
        {({ plan }) => (
          <>
            {plan === undefined ? <p>{own.none}</p> : <Standing plan={plan} />}
            {plan?.state === 'running' && isLicensed && <Stop referralId={referralId} name={plan.name} />}
            {plan !== undefined && <StepsSoFar plan={plan} />}
            {plan?.state !== 'running' && isLicensed && (
              // What was chosen for the last state of it is chosen anew for the next.
              <BeginPlan
                key={`${plan?.planId} ${plan?.since} ${plan?.reason}`}
                referral={referral}
                last={plan}
              />
            )}
          </>
        )}
      </ReadState>
    </section>
  );
}

function Standing({ plan }: { plan: ClientPlan }) {
  const own = useWordsOf(clientPlanWords);
  const { formats } = useLanguage();
  const now = useNow(60_000);
  const { name, state, reason, stoppedAt, nextAt, since, startedBy } = plan;
  return (
    <>
      <p>
        <strong>
          <Written>{name}</Written>
        </strong>{' '}
        <span className={state === 'running' ? 'tag is-mine' : 'tag'}>{own.states[state]}</span>
      </p>
      {state === 'stopped' && reason !== undefined && (
        <p role="status">
          {own.reasons[reason]}
          {stoppedAt !== undefined && <span className="quiet"> {formats.moment(stoppedAt, now)}</span>}
        </p>
      )}
      {nextAt !== undefined && (
        <>
          <p>{isDue(nextAt, now) ? own.nextSoon : own.next(formats.moment(nextAt, now))}</p>
          <p className="quiet">{own.bulkTexts}</p>
        </>
      )}
      {state === 'running' && nextAt === undefined && <p>{own.nextNone}</p>}
      <p className="quiet">{own.since[startedBy](formats.moment(since, now))}</p>
    </>
  );
}

function Stop({ referralId, name }: { referralId: string; name: string }) {
  const own = useWordsOf(clientPlanWords);
  return (
    <div className="acts">
      <AskFirst label={own.stop}>
        {(close) => <ConfirmStop referralId={referralId} name={name} onClose={close} />}
      </AskFirst>
    </div>
  );
}

function ConfirmStop(props: { referralId: string; name: string; onClose: () => void }) {
  const own = useWordsOf(clientPlanWords);
  const tell = useTell();
  const stop = useTakeOffPlan(props.referralId, () => {
    props.onClose();
    tell(own.stopped(props.name));
  });
  return (
    <ConfirmDialog
      title={own.stopTitle(props.name)}
      confirm={own.stop}
      isDangerous
      isPending={stop.isPending}
      problem={stop.problem}
      onConfirm={() => stop.run(undefined)}
      onClose={props.onClose}
    >
      <p>{own.stopMore}</p>
    </ConfirmDialog>
  );
}
