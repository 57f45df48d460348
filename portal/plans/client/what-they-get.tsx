// What this client will get by a plan, filled in for them, each on its day: as the API foretells it, by what they had (CP-2, CP-9).
import { useQuery } from '@tanstack/react-query';
import type { Referral } from '../../api/answers.ts';
import { useNow } from '../../clock/use-now.ts';
import { ReadState } from '../../controls/read-state.tsx';
import { Written } from '../../controls/written.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { usePortal } from '../../session/portal-context.tsx';
import { type Plan, type PlanPreview, previewQuery } from '../plan-queries.ts';
import { StepText } from '../step-text.tsx';
import { onSomeDay } from '../waits.tsx';
import { clientPlanWords } from './words.ts';

const dayMs = 86_400_000;

export function WhatTheyGet(props: { referral: Referral; plan: Plan; fromStep: number }) {
  const { referral, plan, fromStep } = props;
  const own = useWordsOf(clientPlanWords);
  const { api, agent } = usePortal();
  const path = { teamId: agent.teamId, planId: plan.planId };
  const { referralId } = referral;
  const about = { timeZones: [], referralId, ...(fromStep > 1 && { fromStep }) };
  // Who goes on from a step has its day today.
  const fromDay = fromStep === 1 ? 0 : (plan.steps[fromStep - 1]?.afterDays ?? 0);
  const read = useQuery(previewQuery(api, path, undefined, about));
  return (
    <section className="timeline" aria-label={own.whatTheyGet}>
      <h4>{own.whatTheyGet}</h4>
      <p className="quiet">{own.whatTheyGetMore}</p>
      <ReadState read={read}>
        {({ steps, optOutInstructions }) => (
          <ol>
            {steps.map((step) => (
              <li key={step.step}>
                <Text step={step} fromDay={fromDay} instructions={optOutInstructions} />
              </li>
            ))}
          </ol>
        )}
      </ReadState>
    </section>
  );
}

type Props = { step: PlanPreview['steps'][number]; fromDay: number; instructions: string };

function Text({ step, fromDay, instructions }: Props) {
  const own = useWordsOf(clientPlanWords);
  const { formats } = useLanguage();
  const now = useNow(60_000);
  const { leaves, waits, leftOut, reason, missing } = step;
  // What goes out later than planned stands on the day on which it does.
  const { day, at } = leftOut ? step : { day: step.day, at: step.at, ...leaves };
  return (
    <>
      <h5>
        {formats.day(new Date(now + (day - fromDay) * dayMs).toISOString())}
        {at !== undefined && ` · ${formats.timeOfDay(onSomeDay(at))}`}
      </h5>
      <StepText step={step} instructions={instructions} />
      {reason !== undefined && (
        <p className="notice">
          {own.waitsLong} {own.whys[reason]}{' '}
          {missing !== undefined && <Written>{missing.map((field) => `{${field}}`).join(', ')}</Written>}
        </p>
      )}
      {waits !== undefined && (
        <p className={leftOut ? 'refusal' : 'notice'}>
          {leftOut ? `${own.willBeLeftOut}. ${own.tooLate[waits]}` : own.laterThanPlanned[waits]}
        </p>
      )}
    </>
  );
}
