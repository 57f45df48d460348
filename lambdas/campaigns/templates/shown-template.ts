// A template as it is answered: with its fields, and what it comes to at the longest plausible values (CP-1).

import type { BrandWording } from '../../texting/wording/brand-wording.ts';
import type { FieldName } from '../../texting/wording/fields.ts';
import type { Cut } from '../../texting/wording/segments.ts';
import { longestOf } from './longest-text.ts';
import type { Template } from './template.ts';
import { fieldsOf, parseTemplate } from './template-text.ts';

export type ShownTemplate = Pick<Template, 'templateId' | 'name' | 'body' | 'updatedAt'> & {
  fields: FieldName[];
  longestSegments: number;
  longest: {
    encoding: Cut['encoding'];
    values: Partial<Record<FieldName, string>>;
    accented: Cut;
    withInstructions: Cut;
  };
};

export function shownTemplate(
  { templateId, name, body, updatedAt }: Template,
  wording: BrandWording,
): ShownTemplate {
  const { parts } = parseTemplate(body);
  const { optOutInstructions } = wording;
  const longest = longestOf(parts, { brand: wording.name, optOutInstructions });
  const { segments, encoding, values, accented, withInstructions } = longest;
  return {
    templateId,
    name,
    body,
    fields: fieldsOf(parts),
    longestSegments: segments,
    longest: { encoding, values, accented, withInstructions },
    updatedAt,
  };
}
