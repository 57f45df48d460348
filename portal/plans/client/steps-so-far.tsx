// Each step of a client's plan: what became of it and why, or when it is due.
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
          <Fate step={step} />
        </li>
      ))}
    </ol>
  );
}

function Fate({ step: { state, at, reason, missing, delivery, heldUntil } }: { step: ClientPlanStep }) {
  const own = useWordsOf(clientPlanWords);
  const { words, formats } = useLanguage();
  const now = useNow(60_000);
  if (heldUntil !== undefined)
    return <span>{words.conversation.heldUntil(formats.moment(heldUntil, now))}</span>;
  const said =
    state === 'sent' && delivery !== undefined ? words.conversation.delivery[delivery] : own.fates[state];
  return (
    <span>
      {said}
      {at !== undefined && !(state === 'next' && isDue(at, now)) && (
        <>
          {' · '}
          <time dateTime={at} title={formats.fullMoment(at)}>
            {formats.moment(at, now)}
          </time>
        </>
      )}
      {reason !== undefined && <span className="plan-why"> {own.whys[reason]}</span>}
      {missing !== undefined && missing.length > 0 && (
        <>
          {' '}
          <Written>{missing.map((field) => `{${field}}`).join(', ')}</Written>
        </>
      )}
    </span>
  );
}
