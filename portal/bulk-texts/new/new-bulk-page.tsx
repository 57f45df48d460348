// CP-6: a bulk text in three steps: whom, what, and whether it is right. What was chosen stays while one goes back and forth.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useClientFilters } from '../../clients/list/use-client-filters.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { Page } from '../../controls/page.tsx';
import { Loading, ReadState } from '../../controls/read-state.tsx';
import { Unsaved } from '../../controls/unsaved/unsaved.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { usePortal, useProfile } from '../../session/portal-context.tsx';
import { type Templates, templatesQuery } from '../../templates/templates-query.ts';
import { audienceOf } from '../audience.ts';
import { bulkWords } from '../words.ts';
import type { Step } from './step.ts';
import { Steps } from './steps.tsx';
import { type Anew, SureStep } from './sure-step.tsx';
import { usePreview } from './use-preview.ts';
import { WhatStep } from './what-step.tsx';
import { WhomStep } from './whom-step.tsx';

export function NewBulkPage() {
  const own = useWordsOf(bulkWords);
  const { api, agent } = usePortal();
  const profile = useProfile();
  const read = useQuery(templatesQuery(api, agent.teamId));
  return (
    <Page title={own.new} windowTitle={own.new} back={{ to: '/campaigns/bulk-texts', label: own.back }}>
      {profile === undefined ? (
        <Loading />
      ) : (
        <ReadState read={read}>{(team) => <ThreeSteps team={team} isLead={profile.isLead} />}</ReadState>
      )}
    </Page>
  );
}

function ThreeSteps({ team, isLead }: { team: Templates; isLead: boolean }) {
  const { formats } = useLanguage();
  const { agent } = usePortal();
  const given = useClientFilters();
  const [step, setStep] = useState<Step>('whom');
  const [isMoved, setMoved] = useState(false);
  const [body, setBody] = useState('');
  const goTo = (next: Step) => {
    setMoved(true);
    setStep(next);
  };
  const preview = usePreview(() => goTo('sure'));
  const today = formats.calendarDay(serverNow());
  const audience = audienceOf(given.filters, today, isLead ? agent : undefined);
  const isTeams = isLead && given.filters.whose === 'team';
  const [why, setWhy] = useState<Anew>();
  const look = (because?: Anew) => {
    setWhy(because);
    const templateId = team.templates.find((template) => template.body === body)?.templateId;
    preview.run({ audience, ...(templateId === undefined ? { body } : { templateId }) });
  };
  return (
    <>
      <Steps current={step} />
      {step === 'whom' && (
        <WhomStep filters={given} isLead={isLead} isMoved={isMoved} onNext={() => goTo('what')} />
      )}
      {step === 'what' && (
        <WhatStep
          team={team}
          body={body}
          onBody={(next) => {
            preview.forget();
            setBody(next);
          }}
          preview={preview}
          onBack={() => goTo('whom')}
          onNext={() => look()}
        />
      )}
      {step === 'sure' && preview.shown !== undefined && (
        <SureStep
          key={preview.shown.previewId}
          preview={preview.shown}
          again={preview}
          isTeams={isTeams}
          onBack={() => goTo('what')}
          why={why}
          onAgain={look}
        />
      )}
      <Unsaved isUnsaved={body.trim() !== ''} as="unsent" />
    </>
  );
}
