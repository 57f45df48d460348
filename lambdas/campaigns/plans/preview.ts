// CP-2: what a client gets who begins now and never answers: decided by the rules that decide when a text leaves (TX-5, TX-8).
import {
  type FooterCode,
  type FooterState,
  footerFor,
  isNamingDue,
  withText,
} from '../../texting/footer/footer.ts';
import type { FieldName } from '../../texting/wording/fields.ts';
import type { Names } from '../../texting/wording/first-text.ts';
import { outgoingText } from '../../texting/wording/outgoing-text.ts';
import { segmentsOf } from '../../texting/wording/segments.ts';
import { type ForecastFacts, forecastOf, placeOnPlan, type Wait } from '../client-plans/forecast.ts';
import { fieldValuesOf } from '../templates/field-values.ts';
import { parseTemplate, renderTemplate } from '../templates/template-text.ts';
import type { Step } from './plan.ts';

export type PreviewedStep = {
  step: number;
  day: number;
  at?: string | undefined;
  body: string;
  optOutInstructions: boolean;
  code: FooterCode;
  segments: number;
  leaves?: { day: number; at: string } | undefined;
  waits?: Wait | undefined;
  leftOut?: true | undefined;
  missing?: FieldName[];
  templateRemoved?: true;
};

/** `text`: of the step or of its template; undefined where that is no more. */
export type StepWithText = Step & { text: string | undefined };

/** Nobody's, and plainly so. */
const inventedClient = { clientName: 'Jordan Example', city: 'Springfield' };
const conversation = 'preview';

export function previewOf(
  steps: readonly StepWithText[],
  {
    names,
    instructions,
    fromStep,
    ...facts
  }: { names: Names; instructions: string; fromStep: number } & ForecastFacts,
): PreviewedStep[] {
  const rest = steps.slice(fromStep - 1).map((step) => ({ ...step, isThere: step.text !== undefined }));
  const forecasts = forecastOf(rest, facts);
  let had: FooterState | undefined;
  return rest.flatMap((each, index) => {
    const forecast = forecasts[index];
    if (forecast === undefined) return [];
    const place = index + fromStep;
    const { afterDays: day, at, text } = each;
    const seen = { step: place, day, at };
    if (text === undefined) return [withoutText(seen, footerFor(had, String(place), forecast.at).code)];
    const { carries, after } = carriedBy(had, String(place), forecast.at, text, { names, instructions });
    // What never leaves carries nothing that the next one need not say again.
    if (forecast.kind === 'sent') had = after;
    const waits = forecast.kind === 'template-removed' ? undefined : forecast.waits;
    return [
      {
        ...seen,
        ...carries,
        ...(waits !== undefined && { leaves: placeOnPlan(forecast.at, facts.start), waits }),
        ...(forecast.kind === 'left-out' && { leftOut: true as const }),
      },
    ];
  });
}

function withoutText(seen: Pick<PreviewedStep, 'step' | 'day' | 'at'>, code: FooterCode): PreviewedStep {
  return { ...seen, code, body: '', optOutInstructions: false, segments: 0, templateRemoved: true };
}

/** What a text says that leaves at `at`, and what its client has had after it. */
function carriedBy(
  had: FooterState | undefined,
  id: string,
  at: Date,
  text: string,
  { names, instructions }: { names: Names; instructions: string },
): {
  carries: Pick<PreviewedStep, 'body' | 'optOutInstructions' | 'code' | 'segments' | 'missing'>;
  after: FooterState;
} {
  const about = { agentName: names.agentName, brand: names.brand };
  const { isDue, code } = footerFor(had, id, at);
  const { parts } = parseTemplate(text);
  const filled = renderTemplate(parts, fieldValuesOf({ ...about, ...inventedClient }));
  const words = filled.kind === 'ready' ? filled.text : filled.withHoles;
  const isNaming = isNamingDue(had, id, conversation);
  const { body, appended } = outgoingText(words, {
    introduction: isNaming ? names : undefined,
    instructions: isDue ? instructions : undefined,
  });
  const carried = { isAppended: isDue, ...(isNaming && { names: conversation }) };
  const changes = withText(had, id, { at: at.toISOString(), ...carried });
  // An initial is no first name, so that some have none.
  const hole = renderTemplate(parts, fieldValuesOf({ ...about, clientName: 'J', city: inventedClient.city }));
  return {
    carries: {
      body,
      optOutInstructions: isDue,
      code,
      segments: segmentsOf(body + appended).segments,
      ...(hole.kind === 'held' && { missing: hole.missing }),
    },
    after: { revision: 0, textedAt: had?.textedAt ?? at.toISOString(), ...changes },
  };
}
