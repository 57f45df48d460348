// What axe finds on a page that keeps somebody from using it.
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import * as z from 'zod';

const violations = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

/**
 * Picked out within the page, as text: what axe looked at and found in order is a hundred times as long, and costs more on its
 * way here than axe itself.
 */
const serious = `({ violations }) => JSON.stringify(
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })),
)`;

const chosen = {
  colours: ['color-contrast', 'link-in-text-block'],
  /** What can be wrong with words alone: a language that is none, a control without a name or with one that doesn't say what it shows. */
  words: [
    'html-has-lang',
    'html-lang-valid',
    'valid-lang',
    'document-title',
    'button-name',
    'link-name',
    'label',
    'select-name',
    'summary-name',
    'aria-command-name',
    'aria-dialog-name',
    'aria-input-field-name',
    'aria-toggle-field-name',
    'aria-tooltip-name',
    'image-alt',
    'role-img-alt',
    'label-content-name-mismatch',
  ],
};

/** Findings of impact serious or critical, each with where it is; empty when there are none. */
export async function seriousFindings(page: Page, rules: 'all' | keyof typeof chosen): Promise<string[]> {
  // Evaluated from outside: the page's own policy lets no foreign script in.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const options = {
    resultTypes: ['violations'],
    ...(rules !== 'all' && { runOnly: chosen[rules] }),
  };
  const found = await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(${serious})`);
  return violations.parse(JSON.parse(z.string().parse(found))).map(({ id, help, nodes }) => {
    const places = nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`);
    return `${id}: ${help}\n${places.join('\n')}`;
  });
}
