// CP-8: on which plan greeted clients go with their claim, if any, and what becomes of the others.
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'wouter';
import { ReadState } from '../controls/read-state.tsx';
import { useWordsOf } from '../messages/language.tsx';
import { type Plan, plansQuery } from '../plans/plan-queries.ts';
import { usePortal } from '../session/portal-context.tsx';
import { conciergeWords } from './words.ts';

type Props = { planId: string; onPlan: (planId: string) => void };

export function PlanPanel(props: Props) {
  const own = useWordsOf(conciergeWords);
  const { api, agent } = usePortal();
  const read = useQuery(plansQuery(api, agent.teamId));
  return (
    <section className="panel" aria-label={own.planTitle}>
      <h2>{own.planTitle}</h2>
      <ReadState read={read}>{({ plans }) => <Choice {...props} plans={plans} />}</ReadState>
    </section>
  );
}

function Choice({ planId, onPlan, plans }: Props & { plans: readonly Plan[] }) {
  const own = useWordsOf(conciergeWords);
  const id = useId();
  const chosen = plans.find((plan) => plan.planId === planId);
  const isUnknown = planId !== '' && chosen === undefined;
  if (plans.length === 0 && planId === '') {
    return (
      <p className="quiet">
        {own.noPlans}{' '}
        <Link href="/campaigns/plans" className="alone">
          {own.writePlan}
        </Link>
      </p>
    );
  }
  return (
    <>
      <label htmlFor={`${id}-plan`}>{own.plan}</label>
      <select
        id={`${id}-plan`}
        value={planId}
        aria-invalid={isUnknown}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onPlan(target.value)}
      >
        <option value="">{own.planNone}</option>
        {isUnknown && <option value={planId}>{own.planGone}</option>}
        {plans.map(({ planId: each, name, side }) => (
          <option key={each} value={each}>
            {side === undefined ? name : own.planFor[side](name)}
          </option>
        ))}
      </select>
      <div id={`${id}-hint`}>
        {isUnknown && <p className="refusal">{own.planGoneMore}</p>}
        {planId === '' ? (
          <p className="quiet">{own.withoutPlan}</p>
        ) : (
          <>
            <p className="quiet">{own.withPlan}</p>
            {chosen?.side !== undefined && <p className="quiet">{own.others[chosen.side]}</p>}
          </>
        )}
      </div>
    </>
  );
}
