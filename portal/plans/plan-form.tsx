// A plan being written: what it is called and when it starts, its steps, and beside them what a silent client gets.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { answerOf, type Versioned, versionedAnswerOf } from '../api/api.ts';
import { useTell } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { RemoveButton } from '../controls/saving/remove-button.tsx';
import { SaveButton } from '../controls/saving/save-button.tsx';
import { SaveProblem } from '../controls/saving/save-problem.tsx';
import { useReload } from '../controls/saving/use-reload.ts';
import { leaveFreely } from '../controls/unsaved/leaving.ts';
import { Unsaved } from '../controls/unsaved/unsaved.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import type { Templates } from '../templates/templates-query.ts';
import { type Draft, draftOf, faultsOf, planOf } from './draft.ts';
import { PlanFacts } from './plan-facts.tsx';
import { type NewPlan, planQuery } from './plan-queries.ts';
import { PlanSteps } from './plan-steps.tsx';
import { problemOfWhole } from './step-faults.ts';
import { Timeline } from './timeline.tsx';
import { planWords } from './words.ts';

export function PlanForm(props: {
  planId: string;
  saved: Versioned<NewPlan>;
  templates: Templates['templates'];
}) {
  const { planId, saved, templates } = props;
  const { words } = useLanguage();
  const own = useWordsOf(planWords);
  const { api, agent } = usePortal();
  const { teamId } = agent;
  const client = useQueryClient();
  const tell = useTell();
  const [, goTo] = useLocation();
  const [draft, setDraft] = useState<Draft>(() => draftOf(saved.answer));
  /** How often Save was pressed: from then on what is missing is a fault, and the first one has the focus. */
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const isNew = saved.etag === undefined;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(saved.answer));
  const faults = faultsOf(draft.steps, new Set(templates.map(({ templateId }) => templateId)));
  const isSendable = faults.every((ofStep) => ofStep.length === 0);
  const path = { teamId, planId };

  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);

  const done = (said: string) => {
    void client.invalidateQueries({ queryKey: ['plans', teamId] });
    void client.invalidateQueries({ queryKey: ['plan-preview'] });
    tell(said);
    leaveFreely(() => goTo('/campaigns/plans'));
  };
  const save = useAct(
    (etag: string | undefined) =>
      versionedAnswerOf(
        api.PUT('/teams/{teamId}/plans/{planId}', {
          params: { path, ...(etag !== undefined && { header: { 'if-match': etag } }) },
          body: planOf(draft),
        }),
      ),
    {
      isRepeatable: true,
      onDone: () => done(words.saved),
      onFailed: () => setTries((before) => before + 1),
    },
  );
  const reload = useReload(() => client.fetchQuery({ ...planQuery(api, teamId, planId), staleTime: 0 }), {
    save,
    overwrite: ({ etag }) => save.run(etag),
    begin: ({ answer }) => setDraft(draftOf(answer)),
  });
  const isChangedMeanwhile = save.problem?.code === 'changed-meanwhile';

  function change(next: Partial<Draft>): void {
    // What was refused may be right now; whose save counts is still to be decided.
    if (!isChangedMeanwhile) save.forget();
    setDraft({ ...draft, ...next });
  }
  function submit(): void {
    setTries(tries + 1);
    if (draft.name.trim() === '' || draft.steps.length === 0 || !isSendable) return;
    save.run(saved.etag);
  }

  return (
    <form
      ref={form}
      noValidate
      className="plan-columns"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div>
        <PlanFacts id={id} draft={draft} isTried={tries > 0} problem={save.problem} onChange={change} />
        <PlanSteps
          steps={draft.steps}
          faults={faults}
          templates={templates}
          isTried={tries > 0}
          problem={save.problem}
          onSteps={(steps) => change({ steps })}
        />
        {!isNew && <p className="quiet">{own.whoIsOnIt}</p>}
        <SaveProblem says={own} save={save} reload={reload}>
          {save.problem?.code !== 'another-starts-with-claim' && (
            <ProblemNotice problem={problemOfWhole(save.problem, draft.steps.length)} />
          )}
        </SaveProblem>
        <div className="acts">
          <SaveButton isChanged={isChanged || isNew} isPending={save.isPending} />
          {!isNew && (
            <RemoveButton
              says={own}
              name={saved.answer.name}
              remove={() => answerOf(api.DELETE('/teams/{teamId}/plans/{planId}', { params: { path } }))}
              onRemoved={() => done(own.removed(saved.answer.name))}
            />
          )}
        </div>
        <Unsaved isUnsaved={isChanged && !save.isPending} />
      </div>
      <Preview path={path} draft={draft} isSendable={isSendable} />
    </form>
  );
}

const pauseMs = 500;

/** Of what is written, when the writing pauses; while that can't be sent, of what could be last. */
function Preview(props: { path: { teamId: string; planId: string }; draft: Draft; isSendable: boolean }) {
  const { path, draft, isSendable } = props;
  const own = useWordsOf(planWords);
  const [shown, setShown] = useState(() => (isSendable ? previewed(draft) : undefined));
  const next = previewed(draft);
  const isBehind = isSendable && JSON.stringify(next) !== JSON.stringify(shown);
  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => setShown(next), pauseMs);
    return () => clearTimeout(timer);
  });
  if (shown === undefined) {
    return (
      <section className="panel timeline" aria-label={own.preview}>
        <h2>{own.preview}</h2>
        <p className="empty">{own.previewNothing}</p>
      </section>
    );
  }
  return <Timeline path={path} plan={shown} isStale={!isSendable} />;
}

/** Its name and its start make no difference to what is sent. */
function previewed(draft: Draft): NewPlan {
  return { name: 'Preview', starts: 'by-hand', steps: planOf(draft).steps };
}
