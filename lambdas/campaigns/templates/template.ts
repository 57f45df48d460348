// A team's template and the rules that each save keeps: CP-1.
import * as z from 'zod';
import { chosenId } from '../../people/team.ts';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';
import type { Refusal } from '../../platform/outcome.ts';
import { fieldNames } from '../../texting/wording/fields.ts';
import { type BlockedContent, refuseBlockedText } from '../../texting/wording/refuse-blocked-text.ts';
import { longestBody } from '../../texting/wording/text-body.ts';
import { type Letters, longestValues } from './field-values.ts';
import { type Fault, joined, type Part, parseTemplate } from './template-text.ts';

/** More would not be found again by whoever looks for one. */
export const mostTemplates = 100;

export const templateIdSchema = chosenId.meta({ id: 'TemplateId', examples: ['tpl_first_hello'] });

/** `version` counts the saves, also across a removal: an ETag is of one text alone. */
export const templateSchema = itemSchema(() =>
  z.object({
    teamId: z.string(),
    templateId: z.string(),
    name: z.string(),
    body: z.string(),
    updatedAt: instant,
    version: z.int(),
    removed: z.literal(true).optional(),
  }),
);
export type Template = ItemOf<typeof templateSchema>;

/** As what a text with fields may be refused. */
export const bodyRefusals = [
  'unknown-field',
  'template-invalid',
  'unfilled-field',
  'link-shortener',
  'spam-phrase',
] as const;
export type TemplateRefusal = Refusal<(typeof bodyRefusals)[number]>;

/** Undefined for a body that may be saved, in a team of `brand`. */
export function refuseTemplate(
  body: string,
  { brand, blocked }: { brand: string; blocked: BlockedContent },
): TemplateRefusal | undefined {
  const { parts, faults } = parseTemplate(body);
  const [first] = faults;
  if (first !== undefined) {
    const isUnknown = faults.some(({ kind }) => kind === 'unknown-field');
    return {
      refused: isUnknown ? 'unknown-field' : 'template-invalid',
      detail: [...new Set(faults.map(saidOf))].join(' '),
      errors: faults.map((fault) => ({
        path: '/body',
        detail: saidOf(fault),
        code: fault.kind,
        value: fault.part,
      })),
    };
  }
  const texts = renderedAs(parts, brand);
  const longest = Math.max(...texts.map(({ length }) => length));
  if (longest > longestBody) {
    const detail = `With long names it comes to ${longest} characters; a text has at most ${longestBody}. Make it shorter.`;
    return {
      refused: 'template-invalid',
      detail,
      errors: [{ path: '/body', detail, code: 'template-too-long', limit: longestBody }],
    };
  }
  return texts.map((text) => refuseBlockedText(text, blocked)).find((refusal) => refusal !== undefined);
}

function saidOf({ kind, part }: Fault): string {
  if (kind === 'unknown-field') {
    const known = fieldNames.map((field) => `{${field}}`).join(' ');
    return `There is no field ${part}; use one of ${known}.`;
  }
  if (kind === 'unbalanced-brace') return `A brace has no partner at “${part}”; close it or take it out.`;
  return `${part} has no words behind the bar; write some, as in {ClientFirstName|there}, or take the bar out.`;
}

/** What becomes of it with long values, and where those with a fallback are missing: what is blocked may come about only then. */
function renderedAs(parts: readonly Part[], brand: string): string[] {
  const letters: readonly Letters[] = ['plain', 'accented'];
  return letters.flatMap((each) => {
    const values = longestValues(each, brand);
    return [
      joined(parts, ({ field }) => values[field]),
      joined(parts, ({ field, fallback }) => fallback ?? values[field]),
    ];
  });
}
