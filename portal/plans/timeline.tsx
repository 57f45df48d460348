// CP-2: what a client who never answers gets by a plan, day by day, as the API counts it: also by one that is not saved.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ReadState } from '../controls/read-state.tsx';
import { Written } from '../controls/written.tsx';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { usePortal } from '../session/portal-context.tsx';
import { type NewPlan, type PlanPreview, previewQuery } from './plan-queries.ts';
import { StepText } from './step-text.tsx';
import { onSomeDay, Waits } from './waits.tsx';
import { planWords } from './words.ts';

/** `plan`: undefined for the saved one. `isStale`: what is written can't be shown yet; this was before. */
export function Timeline(props: {
  path: { teamId: string; planId: string };
  plan: NewPlan | undefined;
  isStale: boolean;
}) {
  const own = useWordsOf(planWords);
  const { api } = usePortal();
  const { data, dataUpdatedAt, error, failureReason, failureCount, refetch } = useQuery({
    ...previewQuery(api, props.path, props.plan, { timeZones: [ownTimeZone()] }),
    placeholderData: keepPreviousData,
  });
  // A refusal is said; what was shown before is not what this one comes to.
  const read = { data: error === null ? data : undefined, dataUpdatedAt, error, failureReason, failureCount };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a wide screen it scrolls by itself, by keys too
    <section className="panel timeline" aria-label={own.preview} tabIndex={0}>
      <h2>{own.preview}</h2>
      <p className="quiet">{own.previewMore}</p>
      {props.isStale && <p className="notice">{own.previewStale}</p>}
      <ReadState read={{ ...read, refetch }}>
        {({ steps, optOutInstructions }) => (
          <ol>
            {steps.map((step) => (
              <li key={step.step}>
                <Text step={step} instructions={optOutInstructions} />
              </li>
            ))}
          </ol>
        )}
      </ReadState>
    </section>
  );
}

/** That of the reader, for a client of whom nothing is known. */
function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function Text({ step, instructions }: { step: PlanPreview['steps'][number]; instructions: string }) {
  const own = useWordsOf(planWords);
  const { formats } = useLanguage();
  const { day, at, code, segments, missing, templateRemoved } = step;
  return (
    <>
      <h3>
        {own.day(day)}
        {at !== undefined && ` · ${formats.timeOfDay(onSomeDay(at))}`}
      </h3>
      <StepText step={step} instructions={instructions} />
      {!templateRemoved && (
        <p className="quiet">
          {own.segments(segments)} · {own.instructions[code]}
        </p>
      )}
      <Waits step={step} />
      {missing !== undefined && (
        <p className="notice">
          {own.missing} <Written>{missing.map((field) => `{${field}}`).join(', ')}</Written>
        </p>
      )}
    </>
  );
}
