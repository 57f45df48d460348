// CP-3: puts a client on a plan: which one, from which step, and what this client will get. Whoever was handed the client is asked whether to
// go on with the last one.
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import type { Referral } from '../../api/answers.ts';
import { useTell } from '../../controls/announcer.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { isTextable } from '../../inbox/referral-words.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { usePortal, useProfile } from '../../session/portal-context.tsx';
import { type Plan, plansQuery } from '../plan-queries.ts';
import { type ClientPlan, usePutOnPlan, useTakeOffPlan } from './client-plan-query.ts';
import { nextStepOf } from './next-step.ts';
import { WhatTheyGet } from './what-they-get.tsx';
import { clientPlanWords } from './words.ts';

type Props = { referral: Referral; last: ClientPlan | undefined };

export function BeginPlan({ referral, last }: Props) {
  const { words } = useLanguage();
  const own = useWordsOf(clientPlanWords);
  const { api, agent } = usePortal();
  const plans = useQuery(plansQuery(api, agent.teamId));
  // Without a number one comes free in time.
  if (referral.clientOptedOut === true) return null;
  if (!isTextable({ ...referral, noNumberFree: false })) {
    return <p className="quiet">{words.client.noTexts}</p>;
  }
  // CO-20: said before somebody chooses what would be refused.
  if (referral.agreedToAutomated === false) {
    return (
      <div className="notice">
        <p>{own.notCovered}</p>
        <p>{own.notCoveredMore}</p>
      </div>
    );
  }
  return (
    <ReadState read={plans}>
      {(team) => {
        const fitting = team.plans.filter(({ side }) => side === undefined || side === referral.side);
        return fitting.length === 0 ? <None /> : <Form referral={referral} last={last} plans={fitting} />;
      }}
    </ReadState>
  );
}

function None() {
  const own = useWordsOf(clientPlanWords);
  const isLead = useProfile()?.isLead === true;
  return (
    <p className="quiet">
      {isLead ? own.noPlansLead : own.noPlans}{' '}
      {isLead && (
        <Link href="/campaigns/plans" className="alone">
          {own.write}
        </Link>
      )}
    </p>
  );
}

function Form({ referral, last, plans }: Props & { plans: readonly Plan[] }) {
  const own = useWordsOf(clientPlanWords);
  const tell = useTell();
  const id = useId();
  const again = last !== undefined && plans.find(({ planId }) => planId === last.planId);
  const goesOnFrom = again ? nextStepOf(last) : undefined;
  const isHandedOver = goesOnFrom !== undefined && last?.reason === 'handed-over';
  const [chosen, choose] = useState(isHandedOver && again ? again.planId : '');
  const [from, setFrom] = useState<number>();
  const [isLeft, setLeft] = useState(false);
  const begin = usePutOnPlan(referral.referralId, ({ name }) => tell(own.isOn(name)));
  const leave = useTakeOffPlan(referral.referralId, () => setLeft(true));
  const plan = plans.find(({ planId }) => planId === chosen);
  const usual = plan !== undefined && plan.planId === last?.planId ? (goesOnFrom ?? 1) : 1;
  const fromStep = Math.min(from ?? usual, plan?.steps.length ?? 1);
  return (
    <form
      noValidate
      className="begin-plan"
      onSubmit={(event) => {
        event.preventDefault();
        if (plan !== undefined) begin.run({ planId: plan.planId, fromStep });
      }}
    >
      <h3>{isHandedOver && !isLeft ? own.goOnTitle : own.beginTitle}</h3>
      {isHandedOver && !isLeft && <p>{own.goOnMore(last.name, goesOnFrom)}</p>}
      <label htmlFor={`${id}-plan`}>{own.plan}</label>
      <select
        id={`${id}-plan`}
        value={chosen}
        onChange={({ target }) => {
          choose(target.value);
          setFrom(undefined);
          begin.forget();
        }}
      >
        <option value="">{own.choose}</option>
        {plans.map(({ planId, name }) => (
          <option key={planId} value={planId}>
            {name}
          </option>
        ))}
      </select>
      {plan !== undefined && (
        <>
          <label htmlFor={`${id}-from`}>{own.from}</label>
          <select id={`${id}-from`} value={fromStep} onChange={({ target }) => setFrom(Number(target.value))}>
            {plan.steps.map(({ afterDays }, index) => (
              <option key={afterDays} value={index + 1}>
                {own.day(index + 1, afterDays)}
              </option>
            ))}
          </select>
          <WhatTheyGet referral={referral} plan={plan} fromStep={fromStep} />
        </>
      )}
      <ProblemNotice problem={begin.problem ?? leave.problem} />
      <div className="acts">
        <button type="submit" className="is-main" disabled={plan === undefined || begin.isPending}>
          {isHandedOver && !isLeft && plan === again ? own.goOn : own.begin}
        </button>
        {isHandedOver && !isLeft && (
          <button type="button" disabled={leave.isPending} onClick={() => leave.run(undefined)}>
            {own.leave}
          </button>
        )}
      </div>
    </form>
  );
}
