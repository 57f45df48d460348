// CP-6: what they get: one of the team's templates, or one's own words by the same rules (CP-1), with what it comes to at its longest.
import { useId, useState } from 'react';
import { parseTemplate } from '../../../lambdas/campaigns/templates/template-text.ts';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { useStillTrue } from '../../conversation/refusals/use-still-true.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { BodyField } from '../../templates/body-field.tsx';
import { TemplatePreview } from '../../templates/template-preview.tsx';
import type { Templates } from '../../templates/templates-query.ts';
import { bulkWords } from '../words.ts';
import { StepHeading } from './steps.tsx';
import type { Preview } from './use-preview.ts';
import '../../templates/templates.css';

export function WhatStep(props: {
  team: Templates;
  body: string;
  onBody: (body: string) => void;
  preview: Preview;
  onBack: () => void;
  onNext: () => void;
}) {
  const { team, body, onBody, preview } = props;
  const own = useWordsOf(bulkWords);
  const id = useId();
  const [isTried, setTried] = useState(false);
  const { parts, faults } = parseTemplate(body);
  const problem = useStillTrue(preview.problem, body);
  const chosen = team.templates.find((template) => template.body === body)?.templateId ?? '';
  const isFit = faults.length === 0 && body.trim() !== '';
  const next = () => {
    setTried(true);
    if (isFit) props.onNext();
  };
  return (
    <>
      <StepHeading isCome>{own.what.title}</StepHeading>
      <section className="panel">
        {team.templates.length > 0 && (
          <>
            <label htmlFor={id}>{own.what.template}</label>
            <select
              id={id}
              value={chosen}
              onChange={({ target }) =>
                onBody(team.templates.find(({ templateId }) => templateId === target.value)?.body ?? '')
              }
            >
              <option value="">{own.what.ownWords}</option>
              {team.templates.map(({ templateId, name }) => (
                <option key={templateId} value={templateId}>
                  {name}
                </option>
              ))}
            </select>
          </>
        )}
        <BodyField
          label={own.what.body}
          body={body}
          isTried={isTried}
          hint={own.what.missing}
          onBody={onBody}
        />
      </section>
      {isFit && <TemplatePreview parts={parts} team={team} />}
      <ProblemNotice problem={problem} />
      <div className="acts">
        <button type="button" className="is-main" disabled={preview.isPending} onClick={next}>
          {preview.isPending ? own.what.counting : own.what.onward}
        </button>
        <button type="button" onClick={props.onBack}>
          {own.what.backward}
        </button>
      </div>
    </>
  );
}
