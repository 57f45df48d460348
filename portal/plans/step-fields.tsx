// One step of a plan being written: its day and time, and a template or a text of its own.
import { useId } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { BodyField } from '../templates/body-field.tsx';
import type { Templates } from '../templates/templates-query.ts';
import { type DraftStep, mostDays, type StepFault } from './draft.ts';
import { planWords } from './words.ts';

const ofDays = ['no-day', 'same-day', 'days-backward'] as const;

export function StepFields(props: {
  step: DraftStep;
  index: number;
  isLast: boolean;
  /** The only step stays. */
  mayGo: boolean;
  faults: readonly StepFault[];
  problem: ApiProblem | undefined;
  templates: Templates['templates'];
  isTried: boolean;
  onChange: (step: DraftStep) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const { step, index, faults, templates, isTried, onChange } = props;
  const { words } = useLanguage();
  const own = useWordsOf(planWords);
  const id = useId();
  const template = templates.find(({ templateId }) => templateId === step.templateId);
  const isGone = faults.includes('no-such-template');
  const dayFault = ofDays.find((fault) => faults.includes(fault) && (fault !== 'no-day' || isTried));
  return (
    <fieldset className="plan-step" data-step={step.key}>
      <legend>{own.step(index + 1)}</legend>
      <div className="plan-step-when">
        <div>
          <label htmlFor={`${id}-day`}>{own.dayLabel}</label>
          <input
            id={`${id}-day`}
            data-act="day"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            value={step.day}
            aria-invalid={dayFault !== undefined}
            aria-describedby={`${id}-day-fault`}
            onChange={({ target }) => onChange({ ...step, day: target.value })}
          />
        </div>
        <div>
          <label htmlFor={`${id}-at`}>{own.timeLabel}</label>
          <input
            id={`${id}-at`}
            type="time"
            value={step.at}
            onChange={({ target }) => onChange({ ...step, at: target.value })}
          />
        </div>
      </div>
      <div id={`${id}-day-fault`} aria-live="polite">
        {dayFault !== undefined && (
          <p className="refusal">
            {dayFault === 'no-day' ? own.faults['no-day'](mostDays) : own.faults[dayFault]}
          </p>
        )}
      </div>
      <label htmlFor={`${id}-from`}>{own.textFrom}</label>
      <select
        id={`${id}-from`}
        value={step.templateId ?? ''}
        aria-invalid={isGone}
        aria-describedby={`${id}-from-fault`}
        onChange={({ target }) => onChange({ ...step, templateId: target.value || undefined })}
      >
        <option value="">{own.ownText}</option>
        {isGone && <option value={step.templateId}>{own.goneTemplate}</option>}
        {templates.map(({ templateId, name }) => (
          <option key={templateId} value={templateId}>
            {own.template(name)}
          </option>
        ))}
      </select>
      <div id={`${id}-from-fault`} aria-live="polite">
        {isGone && <p className="refusal">{own.faults['no-such-template']}</p>}
      </div>
      {template !== undefined && (
        <p className="template-text" dir="auto">
          {template.body}
        </p>
      )}
      {step.templateId === undefined && (
        <BodyField
          label={own.text}
          body={step.body}
          isTried={isTried}
          onBody={(body) => onChange({ ...step, body })}
        />
      )}
      <ProblemNotice problem={props.problem} />
      <div className="acts">
        <button
          type="button"
          data-act="earlier"
          disabled={index === 0}
          aria-label={own.earlierLabel(index + 1)}
          onClick={() => props.onMove(-1)}
        >
          {own.earlier}
        </button>
        <button
          type="button"
          data-act="later"
          disabled={props.isLast}
          aria-label={own.laterLabel(index + 1)}
          onClick={() => props.onMove(1)}
        >
          {own.later}
        </button>
        <button
          type="button"
          className="is-quiet"
          disabled={!props.mayGo}
          aria-label={own.removeStep(index + 1)}
          onClick={props.onRemove}
        >
          {words.remove}
        </button>
      </div>
    </fieldset>
  );
}
