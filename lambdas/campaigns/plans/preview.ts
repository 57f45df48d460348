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
import { dueOf } from '../client-plans/schedule.ts';
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
  { names, instructions, now, zone }: { names: Names; instructions: string; now: Date; zone: string },
): PreviewedStep[] {
  const about = { agentName: names.agentName, brand: names.brand };
  const start = { since: now.toISOString(), zone, firstDay: 0 };
  let had: FooterState | undefined;
  return steps.map((each, index) => {
    const { afterDays, at, text } = each;
    const id = String(index);
    const due = dueOf(each, start);
    const { isDue, code } = footerFor(had, id, due);
    const seen = { step: index + 1, day: afterDays, at, code };
    if (text === undefined) {
      return { ...seen, body: '', optOutInstructions: false, segments: 0, templateRemoved: true };
    }
    const { parts } = parseTemplate(text);
    const filled = renderTemplate(parts, fieldValuesOf({ ...about, ...inventedClient }));
    const words = filled.kind === 'ready' ? filled.text : filled.withHoles;
    const isNaming = isNamingDue(had, id, conversation);
    const { body, appended } = outgoingText(words, {
      introduction: isNaming ? names : undefined,
      instructions: isDue ? instructions : undefined,
    });
    const carried = { isAppended: isDue, ...(isNaming && { names: conversation }) };
    const changes = withText(had, id, { at: due.toISOString(), ...carried });
    had = { revision: 0, textedAt: had?.textedAt ?? due.toISOString(), ...changes };
    // An initial is no first name, so that some have none.
    const hole = renderTemplate(
      parts,
      fieldValuesOf({ ...about, clientName: 'J', city: inventedClient.city }),
    );
    return {
      ...seen,
      body,
      optOutInstructions: isDue,
      segments: segmentsOf(body + appended).segments,
      ...(hole.kind === 'held' && { missing: hole.missing }),
    };
  });
}
