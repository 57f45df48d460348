// A template being written: its name, its text, and what it comes to.
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { parseTemplate } from '../../lambdas/campaigns/templates/template-text.ts';
import { answerOf, type Versioned, versionedAnswerOf } from '../api/api.ts';
import { withoutFaults } from '../api/problem.ts';
import { useTell } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { NameField } from '../controls/saving/name-field.tsx';
import { RemoveButton } from '../controls/saving/remove-button.tsx';
import { SaveButton } from '../controls/saving/save-button.tsx';
import { SaveProblem } from '../controls/saving/save-problem.tsx';
import { useReload } from '../controls/saving/use-reload.ts';
import { leaveFreely } from '../controls/unsaved/leaving.ts';
import { Unsaved } from '../controls/unsaved/unsaved.tsx';
import { useAct } from '../controls/use-act.ts';
import { useStillTrue } from '../conversation/refusals/use-still-true.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { BodyField } from './body-field.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { type Templates, templateQuery } from './templates-query.ts';
import { templateWords } from './words.ts';

type Written = { name: string; body: string };

/** `begun`: a sample that the lead begins with. */
export function TemplateForm(props: {
  templateId: string;
  saved: Versioned<Written>;
  begun?: Written | undefined;
  team: Templates;
}) {
  const { templateId, saved, begun = saved.answer, team } = props;
  const { words } = useLanguage();
  const own = useWordsOf(templateWords);
  const { api, agent } = usePortal();
  const { teamId } = agent;
  const client = useQueryClient();
  const tell = useTell();
  const [, goTo] = useLocation();
  const [name, setName] = useState(begun.name);
  const [body, setBody] = useState(begun.body);
  const [isTried, setTried] = useState(false);
  const id = useId();
  const { parts, faults } = parseTemplate(body);
  const isChanged = name !== saved.answer.name || body !== saved.answer.body;
  const isNew = saved.etag === undefined;
  const params = { path: { teamId, templateId } };

  const done = (said: string) => {
    void client.invalidateQueries({ queryKey: ['templates', teamId] });
    tell(said);
    leaveFreely(() => goTo('/campaigns/templates'));
  };
  const save = useAct(
    (etag: string | undefined) =>
      versionedAnswerOf(
        api.PUT('/teams/{teamId}/templates/{templateId}', {
          params: { ...params, ...(etag !== undefined && { header: { 'if-match': etag } }) },
          body: { name, body },
        }),
      ),
    { isRepeatable: true, onDone: () => done(words.saved) },
  );
  const reload = useReload(
    () => client.fetchQuery({ ...templateQuery(api, teamId, templateId), staleTime: 0 }),
    {
      save,
      overwrite: ({ etag }) => save.run(etag),
      begin({ answer }) {
        setName(answer.name);
        setBody(answer.body);
      },
    },
  );
  const problem = useStillTrue(save.problem, body);
  const nameFault = isTried && name.trim() === '' ? own.unnamed : undefined;

  function submit(): void {
    setTried(true);
    if (name.trim() === '' || body.trim() === '' || faults.length > 0) return;
    save.run(saved.etag);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <section className="panel">
        <NameField id={id} label={own.name} name={name} fault={nameFault} onName={setName} />
        <BodyField label={own.body} body={body} isTried={isTried} onBody={setBody} />
      </section>
      {faults.length === 0 && body.trim() !== '' && <TemplatePreview parts={parts} team={team} />}
      <SaveProblem says={own} save={{ problem, isPending: save.isPending }} reload={reload}>
        {problem?.code === 'too-many-templates' ? (
          <p role="alert" className="notice is-bad">
            {own.full}
          </p>
        ) : (
          <ProblemNotice problem={problem?.code === 'invalid-request' ? withoutFaults(problem) : problem} />
        )}
      </SaveProblem>
      <div className="acts">
        <SaveButton isChanged={isChanged} isPending={save.isPending} />
        {!isNew && (
          <RemoveButton
            says={own}
            name={saved.answer.name}
            remove={() => answerOf(api.DELETE('/teams/{teamId}/templates/{templateId}', { params }))}
            onRemoved={() => done(own.removed(saved.answer.name))}
          />
        )}
      </div>
      <Unsaved isUnsaved={isChanged && !save.isPending} />
    </form>
  );
}
