// CP-8: the words with which a team greets a client. The API renders by it, and the portal shows by it.
import { type About, fieldValuesOf } from '../templates/field-values.ts';
import { parseTemplate, renderTemplate } from '../templates/template-text.ts';
import type { Side } from './concierge.ts';
import { defaultGreetings } from './default-greetings.ts';

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
