// CP-8: the words with which a team greets a client. The API renders by it, and the portal shows by it.

import type { FieldName } from '../../texting/wording/fields.ts';
import { type About, fieldValuesOf } from '../templates/field-values.ts';
import { parseTemplate, renderTemplate } from '../templates/template-text.ts';
import { defaultGreetings, type Side } from './default-greetings.ts';

/** CL-9: when a greeting goes out, no agent has the client yet. */
const ofAgent: readonly FieldName[] = ['AgentFirstName', 'AgentName'];

/** Fields about an agent without words that stand in, as they are written: `{AgentFirstName}`. */
export function agentFieldsIn(body: string): string[] {
  const bare = parseTemplate(body).parts.flatMap((part) =>
    typeof part !== 'string' && part.fallback === undefined && ofAgent.includes(part.field)
      ? [`{${part.field}}`]
      : [],
  );
  return [...new Set(bare)];
}

/** Whom a greeting is for. */
export type Greeted = Pick<About, 'clientName' | 'brand' | 'city'> & { side: Side };

/** The team's own words or, where it has none or a value is missing that has no words to stand in, the default. */
export function greetingText(
  greetings: Readonly<Partial<Record<Side, string | undefined>>>,
  { side, ...about }: Greeted,
): string {
  const values = fieldValuesOf(about);
  const own = greetings[side];
  const rendered = own === undefined ? undefined : renderTemplate(parseTemplate(own).parts, values);
  if (rendered?.kind === 'ready') return rendered.text;
  const standard = renderTemplate(parseTemplate(defaultGreetings[side]).parts, values);
  return standard.kind === 'ready' ? standard.text : standard.withHoles;
}
