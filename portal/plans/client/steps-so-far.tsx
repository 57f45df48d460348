// Each step of a client's plan: what became of it and why, or what will, as things stand.
import { useNow } from '../../clock/use-now.ts';
import { Written } from '../../controls/written.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import type { ClientPlan, ClientPlanStep } from './client-plan-query.ts';
import { isDue } from './next-step.ts';
import { clientPlanWords } from './words.ts';

export function StepsSoFar({ plan: { steps } }: { plan: ClientPlan }) {
  const own = useWordsOf(clientPlanWords);
  return (
    <ol className="plan-so-far">
      {steps.map((step) => (
        <li key={step.step} className={`is-${step.state}`}>
          <span className="plan-day">{own.day(step.step, step.day)}</span>
          <span>
            <Fate step={step} />
            <Why step={step} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Fate({ step: { state, at, reason, leftOut, delivery, heldUntil } }: { step: ClientPlanStep }) {
  const own = useWordsOf(clientPlanWords);
  const { words, formats } = useLanguage();
  const now = useNow(60_000);
  const isAhead = state === 'next' || state === 'waiting' || heldUntil !== undefined;
  if (isAhead && leftOut) {
    // What somebody can change holds it until then; of the rest it is known already that it comes too late.
    const until = heldUntil ?? at;
    const isHeld = until !== undefined && reason !== undefined && reason !== 'template-removed';
    return isHeld ? own.waitsUntil(formats.moment(until, now)) : own.willBeLeftOut;
  }
  if (heldUntil !== undefined) return words.conversation.heldUntil(formats.moment(heldUntil, now));
  const said =
    state === 'sent' && delivery !== undefined ? words.conversation.delivery[delivery] : own.fates[state];
  return (
    <>
      {said}
      {at !== undefined && !(state === 'next' && isDue(at, now)) && (
        <>
          {' · '}
          <time dateTime={at} title={formats.fullMoment(at)}>
            {formats.moment(at, now)}
          </time>
        </>
      )}
    </>
  );
}

function Why({ step: { reason, waits, leftOut, missing } }: { step: ClientPlanStep }) {
  const own = useWordsOf(clientPlanWords);
  return (
    <>
      {reason !== undefined && (
        <span className="plan-why">
          {' '}
          {own.whys[reason]}{' '}
          {missing !== undefined && <Written>{missing.map((field) => `{${field}}`).join(', ')}</Written>}
        </span>
      )}
      {waits !== undefined && (
        <span className="plan-why"> {leftOut ? own.tooLate[waits] : own.laterThanPlanned[waits]}</span>
      )}
    </>
  );
}
