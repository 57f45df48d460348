// One plan, or a new one: read, then written by the lead; agents see what its clients get.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Page } from '../controls/page.tsx';
import { isGone, ReadState } from '../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { templatesQuery } from '../templates/templates-query.ts';
import { PlanForm } from './plan-form.tsx';
import { type NewPlan, planQuery } from './plan-queries.ts';
import { samplePlan } from './sample.ts';
import { Timeline } from './timeline.tsx';
import { planWords } from './words.ts';

const firstStep = { afterDays: 0, body: '' };
const emptyPlan: NewPlan = { name: '', starts: 'by-hand', steps: [firstStep] };

export function PlanPage({ planId, isLead }: { planId: string; isLead: boolean }) {
  const { words } = useLanguage();
  const own = useWordsOf(planWords);
  const sample = useWordsOf(samplePlan);
  const { api, agent } = usePortal();
  const { teamId } = agent;
  const isSample = isLead && planId === 'sample';
  const isNew = isSample || (isLead && planId === 'new');
  // Saved again after a lost answer, it is the same one.
  const [newId] = useState(() => `plan_${crypto.randomUUID()}`);
  const templates = useQuery(templatesQuery(api, teamId));
  const read = useQuery({ ...planQuery(api, teamId, planId), enabled: !isNew });
  const title = isNew ? own.new : isGone(read.error) ? words.notFound : (read.data?.answer.name ?? own.title);
  return (
    <Page title={title} windowTitle={title} back={{ to: '/campaigns/plans', label: own.title }}>
      {!isLead ? (
        <ReadState read={read}>
          {({ answer: { starts } }) => (
            <>
              <p>{starts === 'with-claim' ? own.startsHint['with-claim'] : own.howToUse}</p>
              <Timeline path={{ teamId, planId }} plan={undefined} isStale={false} />
            </>
          )}
        </ReadState>
      ) : (
        <ReadState read={templates}>
          {(its) =>
            isNew ? (
              <PlanForm
                planId={newId}
                saved={{ answer: isSample ? sample : emptyPlan, etag: undefined }}
                templates={its.templates}
              />
            ) : (
              <ReadState read={read}>
                {(saved) => <PlanForm planId={planId} saved={saved} templates={its.templates} />}
              </ReadState>
            )
          }
        </ReadState>
      )}
    </Page>
  );
}
