// What this client will get by a plan, filled in for them as the API does it, each on its day.
import { useQuery } from '@tanstack/react-query';
import { fieldValuesOf } from '../../../lambdas/campaigns/templates/field-values.ts';
import { parseTemplate, renderTemplate } from '../../../lambdas/campaigns/templates/template-text.ts';
import type { Referral } from '../../api/answers.ts';
import { useNow } from '../../clock/use-now.ts';
import { Written } from '../../controls/written.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { usePortal } from '../../session/portal-context.tsx';
import type { Templates } from '../../templates/templates-query.ts';
import { type Plan, previewQuery } from '../plan-queries.ts';
import { onSomeDay, Waits } from '../waits.tsx';
import { planWords } from '../words.ts';
import { clientPlanWords } from './words.ts';

const dayMs = 86_400_000;

export function WhatTheyGet(props: { referral: Referral; plan: Plan; fromStep: number; team: Templates }) {
  const { referral, plan, fromStep, team } = props;
  const own = useWordsOf(clientPlanWords);
  const said = useWordsOf(planWords);
  const { formats } = useLanguage();
  const now = useNow(60_000);
  const values = fieldValuesOf({
    clientName: referral.client?.name,
    agentName: referral.claim?.name,
    brand: team.brand,
    city: referral.area.city,
  });
  const rest = plan.steps.slice(fromStep - 1);
  // Who goes on from a step has its day today.
  const firstDay = fromStep === 1 ? 0 : (rest[0]?.afterDays ?? 0);
  const { api, agent } = usePortal();
  const path = { teamId: agent.teamId, planId: plan.planId };
  const about = { timeZones: referral.client?.timeZones ?? [], ...(fromStep > 1 && { fromStep }) };
  // When each goes out is the API's to say; what it says is there without it.
  const { data: preview } = useQuery(previewQuery(api, path, undefined, about));
  return (
    <section className="timeline" aria-label={own.whatTheyGet}>
      <h4>{own.whatTheyGet}</h4>
      <p className="quiet">{own.whatTheyGetMore}</p>
      <ol>
        {rest.map(({ afterDays, at, templateId, body }, index) => {
          const timed = preview?.steps.find(({ step }) => step === fromStep + index);
          const text = body ?? team.templates.find((each) => each.templateId === templateId)?.body;
          const rendering =
            text === undefined ? undefined : renderTemplate(parseTemplate(text).parts, values);
          const day = new Date(now + (afterDays - firstDay) * dayMs).toISOString();
          return (
            <li key={afterDays}>
              <h5>
                {formats.day(day)}
                {at !== undefined && ` · ${formats.timeOfDay(onSomeDay(at))}`}
              </h5>
              {rendering === undefined ? (
                <p className="refusal">{said.templateRemoved}</p>
              ) : (
                <p className="template-text" dir="auto">
                  {rendering.kind === 'ready' ? rendering.text : rendering.withHoles}
                </p>
              )}
              {rendering?.kind === 'held' && (
                <p className="notice">
                  {own.whys['missing-field']}{' '}
                  <Written>{rendering.missing.map((field) => `{${field}}`).join(', ')}</Written>
                </p>
              )}
              {timed !== undefined && <Waits step={timed} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
