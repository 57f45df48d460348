// The steps of a plan being written: one more, one less, and in another order. The focus stays with what was done.
import { useEffect, useRef, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useAnnounce } from '../controls/announcer.tsx';
import { useWordsOf } from '../messages/language.tsx';
import type { Templates } from '../templates/templates-query.ts';
import { type DraftStep, mostSteps, moved, type StepFault, withStep, withStepAt } from './draft.ts';
import { problemOfStep } from './step-faults.ts';
import { StepFields } from './step-fields.tsx';
import { planWords } from './words.ts';

type Focus = { key: number; on: 'day' | 'earlier' | 'later' };
type Removed = { step: DraftStep; index: number };

export function PlanSteps(props: {
  steps: readonly DraftStep[];
  faults: readonly (readonly StepFault[])[];
  templates: Templates['templates'];
  isTried: boolean;
  problem: ApiProblem | undefined;
  onSteps: (steps: readonly DraftStep[]) => void;
}) {
  const { steps, faults, templates, isTried, problem, onSteps } = props;
  const own = useWordsOf(planWords);
  const announce = useAnnounce();
  const list = useRef<HTMLElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const [focus, setFocus] = useState<Focus>();
  const [removed, setRemoved] = useState<Removed>();
  useEffect(() => {
    if (focus === undefined) return;
    const step = list.current?.querySelector(`[data-step="${focus.key}"]`);
    // At the end of the list there is nowhere to go on to.
    const wanted = step?.querySelector<HTMLElement>(`[data-act="${focus.on}"]:not(:disabled)`);
    (wanted ?? step?.querySelector<HTMLElement>('[data-act]:not(:disabled)'))?.focus();
  }, [focus]);
  useEffect(() => {
    if (removed !== undefined) undo.current?.focus();
  }, [removed]);

  function move(step: DraftStep, index: number, by: -1 | 1): void {
    onSteps(moved(steps, index, by));
    setFocus({ key: step.key, on: by === -1 ? 'earlier' : 'later' });
    announce(own.movedTo(index + by + 1, steps[index + by]?.day ?? ''));
  }
  function remove(step: DraftStep, index: number): void {
    onSteps(steps.filter((each) => each !== step));
    setRemoved({ step, index });
  }

  return (
    <section className="panel" ref={list}>
      <h2>{own.steps(steps.length, mostSteps)}</h2>
      <p className="quiet">{own.timeHint}</p>
      {steps.map((step, index) => (
        <StepFields
          key={step.key}
          step={step}
          index={index}
          isLast={index === steps.length - 1}
          mayGo={steps.length > 1}
          faults={faults[index] ?? []}
          problem={problemOfStep(problem, index)}
          templates={templates}
          isTried={isTried}
          onChange={(next) => {
            setRemoved(undefined);
            onSteps(steps.with(index, next));
          }}
          onMove={(by) => move(step, index, by)}
          onRemove={() => remove(step, index)}
        />
      ))}
      <div role="status">
        {removed !== undefined && (
          <p className="notice">
            {own.stepRemoved(removed.index + 1)}{' '}
            <button
              ref={undo}
              type="button"
              onClick={() => {
                onSteps(withStepAt(steps, removed.index, removed.step));
                setRemoved(undefined);
                setFocus({ key: removed.step.key, on: 'day' });
              }}
            >
              {own.undo}
            </button>
          </p>
        )}
      </div>
      <p className="acts">
        <button
          type="button"
          disabled={steps.length >= mostSteps}
          onClick={() => {
            const more = withStep(steps);
            onSteps(more);
            setRemoved(undefined);
            setFocus({ key: more.at(-1)?.key ?? 0, on: 'day' });
          }}
        >
          {own.addStep}
        </button>
      </p>
    </section>
  );
}
