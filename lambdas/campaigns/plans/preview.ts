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
import {
  type Forecast,
  type ForecastFacts,
  forecastOf,
  type Hold,
  placeOnPlan,
  type StepAhead,
  type Wait,
} from '../client-plans/forecast.ts';
import { fieldValuesOf } from '../templates/field-values.ts';
import { parseTemplate, type Rendering, renderTemplate } from '../templates/template-text.ts';
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
  reason?: Hold | undefined;
  missing?: FieldName[];
  templateRemoved?: true;
};

/** `text`: of the step or of its template; undefined where that is no more. */
export type StepWithText = Step & { text: string | undefined };

/** Who gets it. `had`: of names and opt-out instructions. `conversation`: the one to be named in. */
export type PreviewedClient = {
  clientName: string;
  city: string;
  conversation: string;
  had: FooterState | undefined;
  noNumberFree?: true | undefined;
};

/** Nobody's, and plainly so. */
const inventedClient: PreviewedClient = {
  clientName: 'Jordan Example',
  city: 'Springfield',
  conversation: 'preview',
  had: undefined,
};
/** An initial is no first name, so that some have none. */
const clientWithout = { ...inventedClient, clientName: 'J' };

type Wording = { names: Names; instructions: string };

/** `client`: undefined for one of whom nothing is known. */
export function previewOf(
  steps: readonly StepWithText[],
  {
    names,
    instructions,
    fromStep,
    client,
    ...facts
  }: Wording & { fromStep: number; client?: PreviewedClient | undefined } & ForecastFacts,
): PreviewedStep[] {
  const whom = client ?? inventedClient;
  const rest = steps.slice(fromStep - 1).map((step) => ({ ...step, ...filledFor(step, names, client) }));
  const forecasts = forecastOf(rest, facts);
  let { had } = whom;
  return rest.flatMap((each, index) => {
    const forecast = forecasts[index];
    if (forecast === undefined) return [];
    const place = index + fromStep;
    const { afterDays: day, at, text, missing } = each;
    const seen = { step: place, day, at };
    if (text === undefined) return [withoutText(seen, footerFor(had, String(place), forecast.at).code)];
    const { carries, after } = carriedBy(had, String(place), forecast.at, text, whom, {
      names,
      instructions,
    });
    // What never leaves carries nothing that the next one need not say again.
    if (forecast.kind === 'sent') had = after;
    return [{ ...seen, ...carries, ...(missing && { missing }), ...fateOf(forecast, facts.start) }];
  });
}

function fateOf(
  forecast: Forecast,
  start: ForecastFacts['start'],
): Pick<PreviewedStep, 'leaves' | 'waits' | 'leftOut' | 'reason'> {
  if (forecast.kind === 'template-removed') return {};
  const { kind, at, waits } = forecast;
  const reason = kind === 'left-out' ? forecast.holds : undefined;
  return {
    ...((waits !== undefined || reason !== undefined) && { leaves: placeOnPlan(at, start) }),
    ...(waits !== undefined && { waits }),
    ...(reason !== undefined && { reason }),
    ...(kind === 'left-out' && { leftOut: true }),
  };
}

/** `missing`: of a client what is not known of them; else what is not known of some. */
function filledFor(
  { text }: StepWithText,
  names: Names,
  client: PreviewedClient | undefined,
): Pick<StepAhead, 'obstacle'> & { missing?: FieldName[] } {
  if (text === undefined) return { obstacle: 'template-removed' };
  const filled = rendered(text, names, client ?? clientWithout);
  const missing = filled.kind === 'held' ? filled.missing : undefined;
  const obstacle = missing === undefined ? client?.noNumberFree && 'no-number-free' : 'missing-field';
  return { ...(missing && { missing }), ...(client && { obstacle }) };
}

function rendered(
  text: string,
  { agentName, brand }: Names,
  { clientName, city }: Pick<PreviewedClient, 'clientName' | 'city'>,
): Rendering {
  return renderTemplate(parseTemplate(text).parts, fieldValuesOf({ agentName, brand, clientName, city }));
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
  client: PreviewedClient,
  { names, instructions }: Wording,
): {
  carries: Pick<PreviewedStep, 'body' | 'optOutInstructions' | 'code' | 'segments'>;
  after: FooterState;
} {
  const { conversation } = client;
  const { isDue, code } = footerFor(had, id, at);
  const filled = rendered(text, names, client);
  const words = filled.kind === 'ready' ? filled.text : filled.withHoles;
  const isNaming = isNamingDue(had, id, conversation);
  const { body, appended } = outgoingText(words, {
    introduction: isNaming ? names : undefined,
    instructions: isDue ? instructions : undefined,
  });
  const carried = { isAppended: isDue, ...(isNaming && { names: conversation }) };
  const changes = withText(had, id, { at: at.toISOString(), ...carried });
  return {
    carries: {
      body,
      optOutInstructions: isDue,
      code,
      segments: segmentsOf(body + appended).segments,
    },
    after: { ...had, revision: 0, textedAt: had?.textedAt ?? at.toISOString(), ...changes },
  };
}
